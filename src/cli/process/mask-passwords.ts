/**
 * Addresses without their passwords, in whatever is said to a person: an address may be given where a file was
 * meant, and come back in a sentence about that. The time it takes grows with the text, whatever that is.
 */

/** Of our own hints, which show what an address looks like. */
const EXAMPLE = 'user:password@host';
/** To the last sign @: a password may hold any other sign, and some that it may not. */
const REDIS = /\b(rediss?|valkeys?):.*@/i;
/** Of other schemes the user’s part alone: what follows may be of use. */
const OTHERS = /\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/]*@/gi;

export function maskPasswords(text: string): string {
  if (!text.includes('@')) return text;
  return text
    .split('\n')
    .map((line) => line.split(EXAMPLE).map(maskPart).join(EXAMPLE))
    .join('\n');
}

function maskPart(text: string): string {
  const end = text.lastIndexOf('@') + 1;
  const head = text
    .slice(0, end)
    .replace(REDIS, '$1://(hidden)@')
    // Without a colon it is a name, and no password.
    .replace(OTHERS, (found, scheme: string) =>
      found.slice(scheme.length).includes(':') ? `${scheme}(hidden)@` : found,
    );
  return head + text.slice(end);
}
