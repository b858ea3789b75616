/**
 * What Dialtree itself says, in every language it speaks. The two stand side by side where the values are, so
 * that neither can be forgotten or drift; a third language is one more key here, and the compiler then shows
 * every sentence it lacks.
 */
export type Said = Readonly<Record<'en' | 'zh-CN', string>>;

export function say(en: string, zh: string): Said {
  return { en, 'zh-CN': zh };
}

/**
 * The sentences one after another, as each language sets them: Chinese leaves no space after its full stop.
 */
export function joinSaid(...parts: readonly Said[]): Said {
  return say(parts.map(({ en }) => en).join(' '), parts.map((part) => part['zh-CN']).join(''));
}

export function joinLines(parts: readonly Said[]): Said {
  return say(parts.map(({ en }) => en).join('\n'), parts.map((part) => part['zh-CN']).join('\n'));
}

/** Plain text is the same in every language. */
export function asSaid(text: Said | string): Said {
  return typeof text === 'string' ? say(text, text) : text;
}

/** @param language a BCP 47 tag; Chinese, else English. */
export function isChinese(language: string): boolean {
  return /^zh\b/i.test(language);
}

/** @param language a BCP 47 tag; Chinese, else English. */
export function saidIn(said: Said, language: string): string {
  return said[isChinese(language) ? 'zh-CN' : 'en'];
}
