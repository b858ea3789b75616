/** Longer than any name that we let somebody give. */
const LONGEST = 80;
/** Of a character that was cut in two. */
const HALF = /[\uD800-\uDBFF]$/;

/** A key or a name from a file as a sentence quotes it: a megabyte of it would hide what is said. */
export function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).replace(HALF, '')}…` : text;
}
