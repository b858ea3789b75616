/** Texts that somebody might put into a label, a key, the name of a file or an argument to drive a terminal or a build server. */
import fc from 'fast-check';

/** What no output for people may hold, each ended by a word that is looked for. */
export const HOSTILE_TEXTS = [
  '\u001b[31mFOREIGN',
  '\u001b]52;c;QUFB\u0007FOREIGN',
  '\u009b2JFOREIGN',
  '\u202eFOREIGN\u2066\u200f\u061c',
  '\nFOREIGN',
  '\rFOREIGN',
  '\r\nFOREIGN',
  '\u2028FOREIGN\u2029',
  '\n::error::FOREIGN',
  '::error::FOREIGN',
  '\n  ::add-mask::FOREIGN',
  '##[error]FOREIGN',
  '##vso[task.setvariable variable=x]FOREIGN',
  "\n##teamcity[testFailed name='FOREIGN']",
  '\u001b[0Ksection_start:1:a\r\u001b[0KFOREIGN',
  'FORE\u200bIGN\ufeff\u00ad\u0085\u{e0041}',
  '\ud800FOREIGN\udfff\ufdd0',
  '\t\u0000\u0008\u007fFOREIGN',
  '=cmd|FOREIGN',
  '`FOREIGN` ![x](http://example.test/x) <img src=x> @FOREIGN | $(id) \'"\\',
] as const;

export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.string({ maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(''));

/** As names of files: no slash, nothing empty, not too long for a file system. */
export const hostileName: fc.Arbitrary<string> = hostileText.map(
  (text) => Buffer.from(text.replace(/[/\0]/g, '_')).subarray(0, 100).toString('utf8') || '_',
);

// eslint-disable-next-line no-control-regex
const OWN_PAINT = /\u001b\[(?:0|1|31|33|36)m/g;
/** Joiners inside scripts that need them are let through; no hostile text has such. */
const UNSEEN = /(?!\n|\t|\r\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]/gu;
const COMMANDS = /^\s*::.*|##(?:\w+)?\[.*|^\s*section_(?:start|end):.*|^\s*FOREIGN.*/gm;

/** What of an output would be obeyed instead of read: none may be there. */
export function findObeyed(output: string, isPainted = false): string[] {
  const plain = isPainted ? output.replace(OWN_PAINT, '') : output;
  return [
    ...(plain.match(UNSEEN) ?? [])
      .filter((sign) => !/[\u200c\u200d]/.test(sign))
      .map((sign) => JSON.stringify(sign)),
    ...(plain.match(COMMANDS) ?? []),
    // Our own colours are no colours of theirs.
    // eslint-disable-next-line no-control-regex
    ...(output.match(/\u001b\[\d+m(?=FOREIGN)/g) ?? []).map((sign) => JSON.stringify(sign)),
  ];
}
