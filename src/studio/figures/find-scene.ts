/** Which files a what-if question needs: a scenario, and the machines of its lines. */
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

/** The first scenario with a line that this machine answers; else the first that can be read. */
export async function chooseScenario(
  paths: readonly string[],
  edited: string,
  read: Read,
): Promise<string | undefined> {
  for (const path of paths) {
    const text = await read(path);
    if (text !== undefined && machinesOf(text).includes(edited)) return path;
  }
  return paths[0];
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
