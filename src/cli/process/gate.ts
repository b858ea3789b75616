/**
 * The one gate through which all text for people goes, to a terminal or into a log.
 *
 * Laws: no control sign reaches either but line ends, tabs and the colours that we paint with; what stands at the
 * beginning of a line is never taken for a command by a build server; a JSON text means the same before and after.
 * Two steps, because a line break of ours and one out of a file look alike here: who puts lines together shows
 * what each holds (`showText`, or `printLine`), and the gate shows whatever somebody forgot.
 */
import { showLines, showText } from '../../util/show-text.ts';
import type { Io, Print } from './io.ts';
import { maskPasswords } from './mask-passwords.ts';

export function guard(io: Io): Io {
  const err = gate(io.err);
  return { ...io, out: gate(io.out), err: (text, isPainted) => err(maskPasswords(text), isPainted) };
}

function gate(print: Print): Print {
  let isMidLine = false;
  return (text, isPainted = false) => {
    print(showLines(text, isPainted, isMidLine));
    const last = text.slice(text.lastIndexOf('\n') + 1);
    isMidLine = last.trim() !== '' || (isMidLine && last === text);
  };
}

/** A sentence on a line of its own, whatever the names in it hold. */
export function printLine(print: Print, sentence: string): void {
  print(`${showText(sentence)}\n`);
}
