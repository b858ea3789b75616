/** Languages whose words are in a folder, `en` first. */
export function listLanguages(folder?: string): string[];
/** @throws with every mistake of the catalogue in one message. */
export function compileWords(folder?: string, target?: string): void;
