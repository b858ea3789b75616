import { statSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import type { Renderer, ReportOptions } from '../../report/index.ts';
import type { StudyResult } from '../../study/index.ts';
import { Misuse } from '../process/failures.ts';
import { checkWritable, writeOutput } from '../project/files.ts';
import type { Io } from '../process/io.ts';
import { chooseUiLanguage } from '../language/choose-ui-language.ts';
import { say } from '../../util/said.ts';

export interface Delivery {
  readonly renderers: readonly Renderer[];
  /** A file, or a folder that gets one file for each renderer. Absent: standard output. */
  readonly out: string | undefined;
  /** Name of files in a folder, without extension. */
  readonly stem: string;
  /** Print nothing of the report when it is written. */
  readonly isQuiet: boolean;
}

/** Said before hours of work, not after. @throws Misuse */
export async function checkDelivery(io: Io, { renderers, out }: Delivery): Promise<void> {
  const isSeveral = renderers.length > 1;
  if (out === undefined) {
    if (isSeveral)
      throw new Misuse(
        say('Several formats need a place to go.', '输出多种格式时需要指定位置。'),
        say('Add --out with a folder, for example --out out.', '请加上 --out 和文件夹，例如 --out out。'),
      );
    return;
  }
  const isInFolder = isFolder(io, out);
  if (isSeveral && !isInFolder)
    throw new Misuse(
      say(
        `"${out}" is one file, and several formats were asked for.`,
        `“${out}”是一个文件，而要求输出多种格式。`,
      ),
      say('Give --out a folder.', '请让 --out 指向文件夹。'),
    );
  await checkWritable(io, isInFolder ? out : dirname(out));
}

/** Writes every format, and prints the text report unless told not to. */
export async function deliverReports(
  io: Io,
  delivery: Delivery,
  result: StudyResult,
  options: ReportOptions,
): Promise<void> {
  const { renderers, out, stem, isQuiet } = delivery;
  if (out === undefined) {
    for (const renderer of renderers) io.out(renderer.render(result, options));
    return;
  }
  const written: string[] = [];
  for (const renderer of renderers) {
    const text = renderer.render(result, options);
    if (renderer.id === 'text' && !isQuiet) io.out(text);
    const path = isFolder(io, out) ? join(out, `${stem}.${renderer.extension}`) : out;
    written.push(await writeOutput(io, path, text));
  }
  if (!isQuiet)
    io.out(
      `\n${written.map((path) => `${chooseUiLanguage(io) === 'zh' ? '已写入：' : 'Written: '}${path}\n`).join('')}`,
    );
}

function isFolder(io: Io, path: string): boolean {
  try {
    return statSync(resolve(io.cwd, path)).isDirectory();
  } catch {
    return path.endsWith('/') || extname(path) === '';
  }
}
