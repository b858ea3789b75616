import { showText } from '../../util/show-text.ts';

/**
 * One line in which nothing is read as markup: HTML entities where HTML could begin, backslashes before Markdown's
 * own signs and where an address would become a link, and an empty comment where a code host would call a person
 * or point at an issue, which it does in the text that is left when Markdown has been read.
 */
export function escapeMarkdown(text: string): string {
  return showText(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]|~#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/:(?=:|\/)/g, '\\:')
    .replace(/\bwww(?=\.)/gi, '$&\\')
    .replace(/@(?=\S)/g, '@<!-- -->')
    .replace(/\\#(?=\d)|\bGH-(?=\d)/g, '$&<!-- -->')
    .replace(/^([+-]|\d+[.)])(?= )/, '\\$1');
}
