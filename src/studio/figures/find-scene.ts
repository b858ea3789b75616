/** Which files a what-if question needs: a scenario, and the machines of its lines. */
import type { MachineConfig } from '../../chart/index.ts';
import type { SceneFile } from './scene.ts';

export interface SceneFiles {
  readonly scenario: SceneFile;
  readonly machines: readonly SceneFile[];
}

type Read = (path: string) => Promise<string | undefined>;

/**
 * Ids of the machines that answer a scenario's lines; empty when it cannot be read, and the thread says why.
 */
export function machinesOf(scenario: string): string[] {
  try {
    const parsed: unknown = JSON.parse(scenario);
    const lines =
      typeof parsed === 'object' && parsed !== null && 'lines' in parsed && Array.isArray(parsed.lines)
        ? (parsed.lines as unknown[])
        : [];
    return [
      ...new Set(
        lines.flatMap((line) =>
          typeof line === 'object' && line !== null && 'machine' in line && typeof line.machine === 'string'
            ? [line.machine]
            : [],
        ),
      ),
    ];
  } catch {
    return [];
  }
}

/**
 * The first scenario with a line that this machine answers; else the one whose callers want most of what it
 * offers, and whose desks it knows.
 */
export async function chooseScenario(
  paths: readonly string[],
  { id, meta, states }: Pick<MachineConfig, 'id'> & Partial<MachineConfig>,
  read: Read,
): Promise<string | undefined> {
  const offered = JSON.stringify([meta?.needs, states]);
  let best: { readonly path: string; readonly known: number } | undefined;
  for (const path of paths) {
    const text = await read(path);
    if (text === undefined) continue;
    if (machinesOf(text).includes(id)) return path;
    const known = namesIn(text).filter((name) => offered.includes(JSON.stringify(name))).length;
    if (!best || known > best.known) best = { path, known };
  }
  return best?.path ?? paths[0];
}

/** What a machine and a scenario can have in common: needs and desks, by id. */
function namesIn(scenario: string): string[] {
  const { products, intents, desks } = readLists(scenario);
  return [...desks, ...products.flatMap((product) => intents.map((intent) => `${product}.${intent}`))];
}

function readLists(scenario: string): Record<'products' | 'intents' | 'desks', string[]> {
  const idsOf = (list: unknown): string[] =>
    (Array.isArray(list) ? (list as unknown[]) : []).flatMap((each) =>
      typeof each === 'object' && each !== null && 'id' in each && typeof each.id === 'string'
        ? [each.id]
        : [],
    );
  try {
    const parsed = Object(JSON.parse(scenario)) as Readonly<Record<string, unknown>>;
    return {
      products: idsOf(parsed['products']),
      intents: idsOf(parsed['intents']),
      desks: idsOf(parsed['desks']),
    };
  } catch {
    return { products: [], intents: [], desks: [] };
  }
}

/**
 * A machine is found by the "id" in its file; files named after their id are looked at first, so that most
 * others need not be.
 */
export async function findScene(
  scenarioPath: string,
  machinePaths: readonly string[],
  edited: string,
  read: Read,
): Promise<SceneFiles | undefined> {
  const scenario = await read(scenarioPath);
  if (scenario === undefined) return undefined;
  const missing = new Set(machinesOf(scenario).filter((id) => id !== edited));
  const machines: SceneFile[] = [];
  const look = async (paths: readonly string[]): Promise<void> => {
    const texts = await Promise.all(paths.map(async (path) => ({ path, text: await read(path) })));
    for (const { path, text } of texts) {
      const id = text === undefined ? undefined : idIn(text);
      if (text !== undefined && id !== undefined && missing.delete(id)) machines.push({ path, text });
    }
  };
  const isNamed = (path: string): boolean =>
    missing.has((path.split('/').at(-1) ?? '').replace('.machine.json', ''));
  const named = machinePaths.filter(isNamed);
  await look(named);
  if (missing.size > 0) await look(machinePaths.filter((path) => !named.includes(path)));
  return { scenario: { path: scenarioPath, text: scenario }, machines };
}

function idIn(text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && 'id' in parsed && typeof parsed.id === 'string'
      ? parsed.id
      : undefined;
  } catch {
    return undefined;
  }
}
