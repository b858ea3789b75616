/**
 * HTML that cannot be injected into: in `html\`...\`` every interpolated string is escaped, and only what
 * `html` itself made goes in as it is. Text from scenario files (titles, notes, sources) needs no care at the
 * place where it is used.
 */

/** A piece of finished markup. Only this file makes one. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Markup | string | number | undefined | false | readonly Content[];

export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let out = strings[0] ?? '';
  values.forEach((value, i) => {
    out += printContent(value) + (strings[i + 1] ?? '');
  });
  return new Markup(out);
}

/** Markup made by a drawing library, already escaped by its serialiser. */
export function trustDrawing(drawing: { readonly outerHTML: string }): Markup {
  return new Markup(drawing.outerHTML);
}

function printContent(value: Content): string {
  if (value instanceof Markup) return value.text;
  if (value === undefined || value === false) return '';
  if (typeof value === 'object') return value.map(printContent).join('');
  return escapeMarkup(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Safe as text and inside quoted attributes. Control characters, which HTML forbids, become the replacement
 * character.
 */
export function escapeMarkup(text: string): string {
  return (
    text
      .replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c)
      // A page may be printed to a log, where what stands at the beginning of a line can be a command.
      .replace(/[\n\r]/g, (c) => `&#${c.charCodeAt(0)};`)
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '\ufffd')
  );
}
