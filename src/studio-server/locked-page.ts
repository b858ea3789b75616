/** What somebody sees who comes without the token: in every language, since nobody has chosen one yet. */
import { LANGUAGES, serverWords, type Language } from '../words/index.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 24px; box-sizing: border-box; }
main { max-width: 34rem; display: grid; gap: 32px; }
h1 { font-size: 1.25rem; margin: 0 0 8px; }
p { margin: 0 0 8px; }
code { font-family: ui-monospace, monospace; background: color-mix(in srgb, currentColor 10%, transparent); border-radius: 4px; padding: 1px 5px; white-space: nowrap; }
section + section { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding-top: 32px; }
`;

export function lockedPage(): string {
  return `<!doctype html><html lang="${LANGUAGES[0]}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Dialtree</title><link rel="icon" href="data:,"><style>${STYLE}</style><main>${LANGUAGES.map(sectionIn).join('')}</main></html>
`;
}

/** Nothing of the request stands in it. */
function sectionIn(language: Language): string {
  const { title, what, lost, without } = serverWords[language].locked;
  const paragraphs = [what, lost, without].map((text) => `<p>${markCode(text)}</p>`).join('');
  return `<section lang="${language}"><h1>${title}</h1>${paragraphs}</section>`;
}

/** What one types stands between backticks in the words. */
function markCode(text: string): string {
  return text.replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
