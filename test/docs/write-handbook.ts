/** The written pages and parts of the handbook, formatted as the formatter leaves them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'oxfmt';
import { PAGES, PARTS } from './pages/index.ts';

export interface Written {
  readonly path: string;
  readonly text: string;
}

/** @param root the top of the project: parts are put into the pages that stand there. */
export async function writeHandbook(root: string): Promise<Written[]> {
  const parts = new Map<string, string>();
  for (const { path, name, render } of PARTS) {
    const page = parts.get(path) ?? readFileSync(join(root, path), 'utf8');
    parts.set(path, putPart(page, name, render(), path));
  }
  const all = [
    ...PAGES.map(({ path, render }) => ({ path, text: render() })),
    ...[...parts].map(([path, text]) => ({ path, text })),
  ];
  const settings = JSON.parse(readFileSync(join(root, '.oxfmtrc.json'), 'utf8')) as Record<string, unknown>;
  const { $schema: _, ignorePatterns: __, ...options } = settings;
  return Promise.all(
    all.map(async ({ path, text }) => {
      const { code, errors } = await format(path, text, options);
      if (errors.length > 0) throw new Error(`${path} cannot be formatted: ${errors[0]?.message}`);
      return { path, text: code };
    }),
  );
}

function putPart(page: string, name: string, content: string, path: string): string {
  const begin = `<!-- begin ${name} -->`;
  const end = `<!-- end ${name} -->`;
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} lacks "${begin}" and "${end}", in this order.`);
  return `${page.slice(0, from + begin.length)}\n\n${content}\n\n${page.slice(to)}`;
}
