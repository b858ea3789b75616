/** The project's machines, read for merging, and what a scenario calls their products and intents. */
import { useEffect, useMemo, useState } from 'react';
import { parseMachine, type MachineConfig } from '../../../chart/index.ts';
import { parseScenario } from '../../../scenario/index.ts';
import { useStudio, useWorkspace } from '../../core/use-studio.ts';
import { machinesOf } from '../../figures/find-scene.ts';
import { namingOf, NO_NAMES, type Naming } from './suggest-plan.ts';

export interface LineFile {
  readonly path: string;
  readonly config: MachineConfig;
}

export interface Lines {
  readonly isReady: boolean;
  readonly lines: readonly LineFile[];
  /** Files that cannot be read as machines. */
  readonly unreadable: readonly string[];
  /** Names from the scenario whose lines are most of these; else none. */
  readonly namingFor: (ids: readonly string[]) => Naming;
}

interface Found {
  readonly key: string;
  readonly lines: readonly LineFile[];
  readonly unreadable: readonly string[];
  readonly scenarios: readonly { readonly machines: readonly string[]; readonly naming: Naming }[];
}

export function useLines(): Lines {
  const studio = useStudio();
  const { files } = useWorkspace();
  const [found, setFound] = useState<Found>();
  const key = useMemo(
    () =>
      JSON.stringify(
        files
          .filter(({ kind }) => kind === 'machine' || kind === 'scenario')
          .map(({ path, kind, version }) => [path, kind, version]),
      ),
    [files],
  );
  useEffect(() => {
    let isWanted = true;
    const listed = JSON.parse(key) as [string, string, string][];
    const read = (kind: string): Promise<{ path: string; text: string | undefined }[]> =>
      Promise.all(
        listed
          .filter((file) => file[1] === kind)
          .map(async ([path]) => ({ path, text: (await studio.workspace.read(path))?.text })),
      );
    void (async () => {
      const [machines, scenarios] = await Promise.all([read('machine'), read('scenario')]);
      if (!isWanted) return;
      const parsed = machines.map(({ path, text }) => ({
        path,
        config: text === undefined ? undefined : parseMachine(text, path).machine?.config,
      }));
      setFound({
        key,
        lines: parsed.flatMap(({ path, config }) => (config ? [{ path, config }] : [])),
        unreadable: parsed.flatMap(({ path, config }) => (config ? [] : [path])),
        scenarios: scenarios.flatMap(({ path, text }) => {
          const scenario = text === undefined ? undefined : parseScenario(text, path).scenario?.config;
          return scenario && text !== undefined
            ? [{ machines: machinesOf(text), naming: namingOf(scenario) }]
            : [];
        }),
      });
    })();
    return () => {
      isWanted = false;
    };
  }, [studio, key]);
  const namingFor = useMemo(
    () =>
      (ids: readonly string[]): Naming => {
        const ranked = (found?.scenarios ?? [])
          .map((scenario) => ({ scenario, known: ids.filter((id) => scenario.machines.includes(id)).length }))
          .toSorted((a, b) => b.known - a.known);
        return ranked[0] && ranked[0].known > 0 ? ranked[0].scenario.naming : NO_NAMES;
      },
    [found],
  );
  return {
    isReady: found !== undefined,
    lines: found?.lines ?? [],
    unreadable: found?.unreadable ?? [],
    namingFor,
  };
}
