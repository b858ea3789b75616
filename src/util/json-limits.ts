/**
 * How much JSON is read.
 *
 * Law: what is read can be printed and read again. A file with everything on one line is measured as it would
 * be printed, an entry a line: else it would be taken today and refused once it was written anew.
 */
import { createScanner, type SyntaxKind } from 'jsonc-parser';

export interface JsonLimits {
  /** Characters. */
  readonly maxSize: number;
  readonly maxDepth: number;
  /** Characters as `JSON.stringify` prints with two spaces. Absent: nobody prints it that way. */
  readonly maxPrinted?: number;
}

const MAX_SIZE = 5_000_000;
export const JSON_LIMITS: JsonLimits = { maxSize: MAX_SIZE, maxDepth: 64, maxPrinted: MAX_SIZE };

/** Why a text is not read; `count` in characters, `offset` where it begins to be too much. */
export type Excess =
  | { readonly kind: 'size' | 'printed'; readonly count: number }
  | { readonly kind: 'depth'; readonly offset: number };

// The library's token kinds are a const enum, which isolated modules cannot read: the compiler checks these
// instead.
const OPEN_BRACE: SyntaxKind.OpenBraceToken = 1;
const CLOSE_BRACE: SyntaxKind.CloseBraceToken = 2;
const OPEN_BRACKET: SyntaxKind.OpenBracketToken = 3;
const CLOSE_BRACKET: SyntaxKind.CloseBracketToken = 4;
const COMMA: SyntaxKind.CommaToken = 5;
const COLON: SyntaxKind.ColonToken = 6;
const NUMBER: SyntaxKind.NumericLiteral = 11;
const END: SyntaxKind.EOF = 17;

const INDENT = 2;
/** What one character takes at most more when it is printed as an escape. */
const LONGER = 5;

/** In one scan, before anything recursive runs; of any text. */
export function findExcess(source: string, limits: JsonLimits = JSON_LIMITS): Excess | undefined {
  if (source.length > limits.maxSize) return { kind: 'size', count: source.length };
  const scanner = createScanner(source, true);
  let depth = 0;
  // Half characters are printed as escapes; the newline at the end counts too.
  let printed = 1 + LONGER * (source.match(/\p{Surrogate}/gu)?.length ?? 0);
  let before = COMMA as SyntaxKind;
  for (let token: SyntaxKind = scanner.scan(); token !== END; token = scanner.scan()) {
    const isOpening = token === OPEN_BRACE || token === OPEN_BRACKET;
    const isClosing = token === CLOSE_BRACE || token === CLOSE_BRACKET;
    const isAfterOpening = before === OPEN_BRACE || before === OPEN_BRACKET;
    if (isClosing) depth -= 1;
    // Every entry and every closing bracket on a line of its own, but for brackets with nothing between.
    if (depth > 0 && !isClosing && (isAfterOpening || before === COMMA)) printed += 1 + INDENT * depth;
    else if (isClosing && !isAfterOpening) printed += 1 + INDENT * Math.max(0, depth);
    if (token === NUMBER) printed += JSON.stringify(Number(scanner.getTokenValue())).length;
    else printed += token === COLON ? ': '.length : scanner.getTokenLength();
    if (isOpening) {
      depth += 1;
      if (depth > limits.maxDepth) return { kind: 'depth', offset: scanner.getTokenOffset() };
    }
    before = token;
  }
  return printed > (limits.maxPrinted ?? Infinity) ? { kind: 'printed', count: printed } : undefined;
}
