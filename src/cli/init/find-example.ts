/** The example is the case that comes with the package: its machines and its scenario, as they are. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCENARIO = 'scenarios/eighteen-lines.scenario.json';
const FOLDERS = ['machines/lines', 'machines/merged'];
const SCHEMAS = '../node_modules/dialtree/dist/schema/';

export const EXAMPLE_ID = 'eighteen-lines';

/** Contents by path. */
export async function findExample(): Promise<ReadonlyMap<string, string>> {
  const root = ['../', '../../../']
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((folder) => existsSync(join(folder, SCENARIO)));
  if (root === undefined) throw new Error('The package has lost its example.');
  const paths = [SCENARIO];
  for (const folder of FOLDERS)
    for (const name of (await readdir(join(root, folder))).toSorted()) paths.push(`${folder}/${name}`);
  const texts = await Promise.all(
    paths.map(async (path) => {
      const text = await readFile(join(root, path), 'utf8');
      // Beside the package the schemas are in its build; in a project they are in the installed package.
      const up = path.split('/').length - 1 === 2 ? '../' : '';
      return [path, text.replace(/"(?:\.\.\/)+dist\/schema\//, `"${up}${SCHEMAS}`)] as const;
    }),
  );
  return new Map(texts);
}
