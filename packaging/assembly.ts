/**
 * `import { instantiate } from './month.ts?assembly'`: AssemblyScript, compiled to WebAssembly
 * (src/kernel/assembly.d.ts).
 *
 * Compiling takes five seconds, and a build wants it for the command line, the page and the page's workers; so do the
 * tests. What was made is kept in `out/assembly`, under the digest of everything that it was made from.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Program } from 'assemblyscript';
import type { Plugin } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const KEPT = join(ROOT, 'out', 'assembly');
const FLAGS = '--outFile month.wasm -O3 --noAssert --runtime stub --enable simd';

export const assembly: Plugin = {
  name: 'assembly',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith('?assembly')) return undefined;
    const file = id.slice(0, -'?assembly'.length);
    for (const each of readdirSync(dirname(file))) this.addWatchFile(join(dirname(file), each));
    const digest = digestOf(file);
    const kept = readKept(digest);
    if (kept !== undefined) return kept;
    const module = await writeModule(relative(ROOT, file));
    keep(digest, module);
    return module;
  },
};

/** Of the folder, the compiler and this file. */
function digestOf(file: string): string {
  const sources = readdirSync(dirname(file))
    .toSorted()
    .map((name) => join(dirname(file), name));
  const compiler = join(ROOT, 'node_modules', 'assemblyscript', 'package.json');
  const hash = createHash('sha256').update(relative(ROOT, file));
  for (const path of [...sources, compiler, join(ROOT, 'packaging', 'assembly.ts')])
    hash.update(`\0${relative(ROOT, path)}\0`).update(readFileSync(path));
  return hash.digest('hex');
}

function readKept(digest: string): string | undefined {
  try {
    return readFileSync(join(KEPT, `${digest}.js`), 'utf8');
  } catch {
    return undefined;
  }
}

/** The newest alone: who works on the kernel would fill the folder. Renamed, so that no other build reads half of it. */
function keep(digest: string, module: string): void {
  rmSync(KEPT, { recursive: true, force: true });
  mkdirSync(KEPT, { recursive: true });
  const half = join(KEPT, `${digest}.${process.pid}.half`);
  writeFileSync(half, module);
  renameSync(half, join(KEPT, `${digest}.js`));
}

async function writeModule(entry: string): Promise<string> {
  // Two modules of one source: a run that nobody looks on at does not even ask whether somebody does.
  const alone = await compile(entry, 0);
  const watched = await compile(entry, 1);
  const { records, classes } = await listRecords(watched.program, dirname(entry));
  return `
    export const records = ${JSON.stringify(records)};
    export const classes = ${JSON.stringify(classes)};
    const modules = ${JSON.stringify([alone, watched].map((module) => Buffer.from(module.binary).toString('base64')))};
    export function instantiate(isWatched, imports) {
      const bytes = Uint8Array.from(atob(modules[Number(isWatched)]), (c) => c.charCodeAt(0));
      return new WebAssembly.Instance(new WebAssembly.Module(bytes), imports).exports;
    }
  `;
}

/** @throws with what the compiler says. */
async function compile(entry: string, isWatched: number): Promise<{ binary: Uint8Array; program: Program }> {
  // The compiler is loaded when there is something to compile: that alone takes half a second.
  const [{ default: asc }, { Transform }] = await Promise.all([
    import('assemblyscript/asc'),
    import('assemblyscript/transform'),
  ]);
  /** Looks on while AssemblyScript compiles. */
  class ProgramKeeper extends Transform {
    compiled: Program | undefined;

    override afterInitialize(program: Program): void {
      this.compiled = program;
    }
  }
  let binary: Uint8Array | undefined;
  const keeper = new ProgramKeeper();
  const hooks = {
    writeFile: (_: string, contents: string | Uint8Array): void =>
      void (binary = typeof contents === 'string' ? undefined : contents),
    transforms: [keeper],
  };
  const flags = `${FLAGS} --use IS_WATCHED=${isWatched}`;
  const { error, stderr } = await asc.main([entry, '--baseDir', ROOT, ...flags.split(' ')], hooks);
  if (error || !binary || !keeper.compiled)
    throw new Error(`${entry} does not compile: ${stderr.toString()}`);
  return { binary, program: keeper.compiled };
}

/**
 * What the compiler has made of the classes of a folder: where their fields stand in memory, and the class of
 * each constant. So the host finds a field by its name, and no address is written twice.
 */
async function listRecords(program: Program, folder: string): Promise<{ records: object; classes: object }> {
  const { ClassPrototype, Global, PropertyPrototype } = await import('assemblyscript');
  const records: Record<string, { size: number; fields: Record<string, { offset: number; type: string }> }> =
    {};
  const classes: Record<string, string> = {};
  const shorten = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  for (const [path, element] of program.elementsByName) {
    if (!path.startsWith(folder)) continue;
    if (element instanceof ClassPrototype) {
      for (const each of element.instances?.values() ?? []) {
        const fields: Record<string, { offset: number; type: string }> = {};
        for (const [name, member] of each.members ?? []) {
          const field = member instanceof PropertyPrototype ? member.instance : undefined;
          if (field && field.memoryOffset >= 0)
            fields[name] = { offset: field.memoryOffset, type: shorten(field.type.toString()) };
        }
        records[element.name] = { size: each.nextMemoryOffset, fields };
      }
    } else if (element instanceof Global) classes[element.name] = shorten(element.type.toString());
  }
  return { records, classes };
}
