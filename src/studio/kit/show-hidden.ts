/**
 * Characters that show nothing themselves and change how what stands around them is read: controls, marks of
 * writing direction, and spaces without width. Where a name is read to know what it is (a file, an id), they
 * are shown as what they are, so that none can pass for another.
 */
const HIDDEN = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

export function showHidden(name: string): string {
  return name.replace(HIDDEN, (mark) => {
    const code = (mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `\u2039U+${code}\u203a`;
  });
}

/** In sentences and labels, where joiners and marks of direction are proper letters: what opens and does not close. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/gu;

export function showTurning(text: string): string {
  return text.replace(TURNING, showHidden);
}
