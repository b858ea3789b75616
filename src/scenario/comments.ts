/**
 * Notes in a scenario file. JSON has no comments and other programs shall read the file, so a note is a key: `$comment`, as
 * in JSON Schema, in any object. Whoever reads the file leaves it alone.
 */
export const COMMENT = '$comment';

/** The value without its notes, which have to be text: another kind of value under the key stays, for the schema to refuse. */
export function withoutComments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutComments);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, entry]) => key !== COMMENT || typeof entry !== 'string')
      .map(([key, entry]) => [key, withoutComments(entry)]),
  );
}
