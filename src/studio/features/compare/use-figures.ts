/**
 * Figures of both sides. Two versions of one machine are compared on the same callers; two machines each in
 * its own world.
 */
import { useEffect, useMemo, useState } from 'react';
import type { MachineConfig } from '../../../chart/index.ts';
import { useStore } from '../../core/store.ts';
import { useStudio, useWorkspace } from '../../core/use-studio.ts';
import { chooseScenario, findScene } from '../../figures/find-scene.ts';
import { startWhatIf } from '../../figures/start-what-if.ts';
import type { WhatIf } from '../../figures/what-if.ts';
import type { WhatIfState } from '../../figures/what-if-state.ts';

export interface ComparedFigures {
  /** The state that holds both sides when they are versions of one machine; else that of the newer side. */
  readonly after: WhatIfState;
  /** Of the older machine, when it is another one. */
  readonly before: WhatIfState | undefined;
}

export function useFigures(
  before: MachineConfig | undefined,
  after: MachineConfig | undefined,
): ComparedFigures {
  const isOne = before?.id === after?.id;
  const newer = useThreads(after, isOne ? before : undefined);
  const older = useThreads(isOne ? undefined : before, undefined);
  return { after: newer, before: isOne ? undefined : older };
}

function useThreads(config: MachineConfig | undefined, saved: MachineConfig | undefined): WhatIfState {
  const studio = useStudio();
  const { files } = useWorkspace();
  const [whatIf] = useState<WhatIf>(() => startWhatIf());
  const state = useStore(whatIf.state, (now) => now);
  const id = config?.id;
  const names = useMemo(
    () =>
      JSON.stringify(
        files
          .filter(({ kind }) => kind === 'scenario' || kind === 'machine')
          .map(({ path, kind, version }) => [path, kind, version]),
      ),
    [files],
  );
  useEffect(() => () => whatIf.end(), [whatIf]);
  useEffect(() => {
    if (id === undefined) {
      whatIf.setScene(undefined);
      return undefined;
    }
    let isWanted = true;
    const listed = JSON.parse(names) as [string, string, string][];
    const pathsOf = (kind: string): string[] =>
      listed.filter((file) => file[1] === kind).map(([path]) => path);
    const read = async (path: string): Promise<string | undefined> =>
      (await studio.workspace.read(path))?.text;
    whatIf.setLoading();
    void (async () => {
      const scenario = await chooseScenario(pathsOf('scenario'), { id }, read);
      const scene =
        scenario === undefined ? undefined : await findScene(scenario, pathsOf('machine'), id, read);
      if (isWanted) whatIf.setScene(scene && { ...scene, edited: id });
    })();
    return () => {
      isWanted = false;
    };
  }, [whatIf, studio, id, names]);
  useEffect(() => {
    whatIf.setSaved(saved);
    if (config) whatIf.setMachine(config);
  }, [whatIf, config, saved, state.status]);
  return state;
}
