import { statSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import {
  findRenderer,
  RENDERERS,
  type Renderer,
  type Reportable,
  type ReportOptions,
} from '../../report/index.ts';
import { Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import type { Io, Print } from '../process/io.ts';
import { prepareOutput, writeOutput } from '../project/files.ts';
import { languageOf } from '../language/choose-language.ts';
import { say, cliWords } from '../../words/index.ts';

/** What `--format` takes. */
export const REPORT_FORMATS = RENDERERS.map(({ id }) => id);

export function rendererOf(id: string): Renderer {
  const renderer = findRenderer(id);
  if (!renderer) throw new Error(`The report "${id}" passed the check of --format and has no renderer.`);
  return renderer;
}

export interface Delivery {
  readonly renderers: readonly Renderer[];
  /** A file, or a folder that gets one file for each renderer. Absent: standard output. */
  readonly out: string | undefined;
  /** Name of files in a folder, without extension. */
  readonly stem: string;
  /** Say nothing of files, and print no report that is written to one. */
  readonly isQuiet: boolean;
  /** Printed when reports are written. Absent: the text report, when it is among them. */
  readonly printed?: Renderer;
  /** `out` is a folder whatever it is called. */
  readonly isFolder?: boolean;
}

/** Said before hours of work, not after. @throws Misuse */
export async function checkDelivery(io: Io, { renderers, out, isFolder }: Delivery): Promise<void> {
  const isSeveral = renderers.length > 1;
  if (out === undefined) {
    if (isSeveral)
      throw new Misuse(
        say(cliWords, (words) => words.deliverReports.severalFormatsNeedPlace),
        say(cliWords, (words) => words.deliverReports.addOutWithFolder),
      );
    return;
  }
  const isInFolder = isFolder ?? looksLikeFolder(io, out);
  if (isSeveral && !isInFolder)
    throw new Misuse(
      say(cliWords, (words) => words.deliverReports.oneFileAndSeveral({ out })),
      say(cliWords, (words) => words.deliverReports.giveOutFolder),
    );
  await prepareOutput(io, isInFolder ? out : dirname(out));
}

/** Writes every format, and prints the text report; when asked to be quiet only where no file holds it. */
export async function deliverReports(
  io: Io,
  delivery: Delivery,
  result: Reportable,
  options: ReportOptions,
): Promise<void> {
  const { renderers, out, stem, isQuiet, printed = renderers.find(({ id }) => id === 'text') } = delivery;
  const print = (renderer: Renderer): void =>
    io.out(renderer.render(result, { ...options, columns: io.columns }));
  if (out === undefined) {
    for (const renderer of renderers) print(renderer);
    return;
  }
  if (printed && !(isQuiet && renderers.includes(printed))) print(printed);
  const written: string[] = [];
  for (const renderer of renderers) {
    const isInFolder = delivery.isFolder ?? looksLikeFolder(io, out);
    const path = isInFolder ? join(out, `${stem}.${renderer.extension}`) : out;
    written.push(await writeOutput(io, path, renderer.render(result, options)));
  }
  if (!isQuiet) {
    io.out('\n');
    for (const path of written) printWritten(io.out, io, path);
  }
}

export function printWritten(print: Print, io: Io, path: string): void {
  printLine(print, cliWords[languageOf(io)].deliverReports.written({ path }));
}

function looksLikeFolder(io: Io, path: string): boolean {
  try {
    return statSync(resolve(io.cwd, path)).isDirectory();
  } catch {
    return path.endsWith('/') || extname(path) === '';
  }
}
