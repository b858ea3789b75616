/**
 * The package as a stranger gets it: packed, laid into an empty folder with its declared dependencies only,
 * and run there.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printMachine } from '../../src/chart/index.ts';
import { smallMachine } from '../machine/small-machine.ts';
import { findBlock } from '../readme/find-block.ts';
import { ensureBuilt } from './built-cli.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly dependencies: Record<string, string>;
  readonly peerDependencies: Record<string, string>;
  readonly bin: Record<string, string>;
};

let folder = '';
const installed = (): string => join(folder, 'node_modules', 'dialtree');

function run(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(installed(), manifest.bin['dialtree'] ?? ''), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
}

beforeAll(async () => {
  await ensureBuilt();
  folder = mkdtempSync(join(tmpdir(), 'dialtree-packed-'));
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: ROOT,
      encoding: 'utf8',
    }),
  ) as {
    filename: string;
  }[];
  mkdirSync(installed(), { recursive: true });
  execFileSync('tar', [
    '-xzf',
    join(folder, packed?.filename ?? ''),
    '--strip-components=1',
    '-C',
    installed(),
  ]);
  for (const name of Object.keys(manifest.dependencies)) link(name);
  mkdirSync(join(folder, 'machines'));
  writeFileSync(join(folder, 'machines', 'small.machine.json'), printMachine(smallMachine));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function link(name: string): void {
  const to = join(folder, 'node_modules', name);
  if (existsSync(to)) return;
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules', name), to);
}

const docs = (name: string): string => readFileSync(join(ROOT, 'docs', name), 'utf8');

/** What may be in it, each with what it is for. Whatever else is found there has slipped in. */
const CONTENTS: readonly RegExp[] = [
  /^(package\.json|README\.md|CHANGELOG\.md|SECURITY\.md|LICENSE)$/,
  // The command line, the entries and their chunks.
  /^dist\/[\w-]+\.js$/,
  /^dist\/(THIRD-PARTY-NOTICES\.txt|sbom\.cdx\.json)$/,
  /^dist\/schema\/[\w-]+\.schema\.json$/,
  /^dist\/types\/([\w-]+\/)*[\w-]+\.d\.ts$/,
  /^dist\/studio\/(index\.html|favicon\.svg|THIRD-PARTY-NOTICES\.txt|assets\/[\w-]+(\.module-[\w-]+)?\.(js|css))$/,
  // The handbook with its pictures and example programs.
  /^docs\/([\w-]+\/)*[\w.-]+\.(md|webp)$/,
  /^docs\/examples\/[\w-]+\.(ts|txt)$/,
  // What the handbook’s commands are tried on.
  /^dist\/phone-page\/(page\.(js|css)|THIRD-PARTY-NOTICES\.txt)$/,
  /^(machines|scenarios)\/([\w-]+\/)*[\w-]+\.(machine|layout|scenario|tasks)\.json$/,
];

describe('the packed package', () => {
  const listFiles = (): string[] =>
    readdirSync(installed(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(installed(), join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .toSorted();

  it('holds what is listed here, and no test, source, map or trace of a build', () => {
    const files = listFiles();
    expect(files.filter((path) => !CONTENTS.some((pattern) => pattern.test(path)))).toEqual([]);
    for (const pattern of CONTENTS) expect(files.filter((path) => pattern.test(path))).not.toEqual([]);
  });

  it('says under which licence it is, and under which the code of others in it', () => {
    const read = (path: string): string => readFileSync(join(installed(), path), 'utf8');
    expect(JSON.parse(read('package.json'))).toMatchObject({ license: 'MIT' });
    expect(read('LICENSE')).toMatch(/^MIT License\n\nCopyright \(c\) \d{4} The Dialtree authors\n/);
    expect(read('dist/THIRD-PARTY-NOTICES.txt')).toContain('AssemblyScript');
    expect(read('dist/studio/THIRD-PARTY-NOTICES.txt')).toContain('\nreact ');
    expect(JSON.parse(read('dist/sbom.cdx.json'))).toMatchObject({ bomFormat: 'CycloneDX' });
  });

  it('holds no path of the machine that built it', () => {
    const telling = [ROOT, tmpdir() + sep, pathToFileURL(ROOT).href];
    const found = listFiles().filter((path) => {
      const text = readFileSync(join(installed(), path), 'latin1');
      return (
        telling.some((each) => text.includes(each)) ||
        /sourceMappingURL|\/(home|root|work)\/[\w.-]+\//.test(text)
      );
    });
    expect(found).toEqual([]);
  });

  it('runs on the machines of the folder it is installed in', () => {
    const { status, stdout, stderr } = run('check', 'machines', '--format', 'json');
    expect(stderr).toBe('');
    expect([0, 1]).toContain(status);
    expect(JSON.parse(stdout)).toBeDefined();
  });

  it('carries the schemas that editors use', () => {
    for (const kind of ['machine', 'scenario']) {
      const shipped = readFileSync(join(installed(), 'dist', 'schema', `${kind}.schema.json`), 'utf8');
      expect(shipped).toBe(run('schema', kind).stdout);
    }
  });

  it('can be imported, with types, by a program and by a test', () => {
    for (const name of [...Object.keys(manifest.peerDependencies), '@types/node']) link(name);
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(
      join(folder, 'program.ts'),
      `import { checkMachine, parseMachine, type Problem } from 'dialtree';
import 'dialtree/vitest';
const { machine, problems } = parseMachine('{}', 'x.machine.json');
const found: readonly Problem[] = machine ? checkMachine(machine) : problems;
console.log(found.length > 0);
`,
    );
    const tsc = join(ROOT, 'node_modules', '.bin', 'tsc');
    const compiled = spawnSync(
      tsc,
      [
        '--module',
        'nodenext',
        '--target',
        'es2023',
        '--types',
        'node',
        '--skipLibCheck',
        '--strict',
        'program.ts',
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(compiled.stdout).toBe('');
    expect(existsSync(join(folder, 'program.js'))).toBe(true);
    const program = readFileSync(join(folder, 'program.js'), 'utf8').replace("import 'dialtree/vitest';", '');
    writeFileSync(join(folder, 'program.js'), program);
    expect(execFileSync(process.execPath, ['program.js'], { cwd: folder, encoding: 'utf8' })).toBe('true\n');
  });

  it('proves the handbook’s machine and runs the handbook’s test of it', () => {
    for (const name of Object.keys(manifest.peerDependencies)) link(name);
    writeFileSync(
      join(folder, 'machines', 'shop.machine.json'),
      findBlock(docs('machine-file.md'), 'json', '"id": "shop"'),
    );
    writeFileSync(
      join(folder, 'shop.test.ts'),
      findBlock(docs('guide/your-own-tests.md'), 'ts', 'toKeepMenuRules'),
    );
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const checked = run('check', 'machines/shop.machine.json', '--max-warnings', '0');
    expect(checked.stdout).toContain('no problems');
    expect(checked.status).toBe(0);
    const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
    const tested = spawnSync(process.execPath, [vitest, 'run', '--root', folder, '--reporter', 'json'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(JSON.parse(tested.stdout)).toMatchObject({ numPassedTests: 1, numFailedTests: 0 });
  });

  it('takes the handbook’s configuration', () => {
    writeFileSync(join(folder, 'dialtree.config.json'), findBlock(docs('guide/check.md'), 'json', '"rules"'));
    expect(run('check', 'machines', '--format', 'json').stderr).toBe('');
    rmSync(join(folder, 'dialtree.config.json'));
  });
});
