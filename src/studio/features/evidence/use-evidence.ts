/** How the steps reach what they share. */
import { useEffect, useState } from 'react';
import { parseScenario, type ScenarioConfig } from '../../../scenario/index.ts';
import { documentNow } from '../../core/actions/actions.ts';
import { useStore } from '../../core/store.ts';
import { chooseScenario } from '../../figures/find-scene.ts';
import { useStudio, useUi, useWorkspace } from '../../core/use-studio.ts';
import type { Job, JobKind } from '../../storage/index.ts';
import { startEvidence, type Evidence, type EvidenceState } from './evidence.ts';
import type { Forms } from './forms.ts';

export function useEvidence(): Evidence {
  const evidence = useStudio().part(startEvidence);
  if (!evidence) throw new Error('A step of the evidence is shown where no server runs commands.');
  return evidence;
}

export function useEvidenceState<P>(choose: (state: EvidenceState) => P): P {
  return useStore(useEvidence().state, choose);
}

export function useForm<K extends keyof Forms>(
  name: K,
): readonly [Forms[K], (change: Partial<Forms[K]>) => void] {
  const evidence = useEvidence();
  const form = useEvidenceState(({ forms }) => forms[name]);
  return [form, (change) => evidence.setForm(name, change)];
}

/** The last run of these kinds. */
export function useLastJob(...kinds: readonly JobKind[]): Job | undefined {
  return useEvidenceState(({ jobs }) => jobs.find(({ kind }) => kinds.some((each) => each === kind)));
}

/** The scenario that all steps are about: the chosen one, else the one that is open, else the machine's. */
export function useScenarioPath(): string | undefined {
  const { scenarios } = useWorkspace();
  const [{ scenario, likely }] = useForm('shared');
  const open = useUi((ui) => ui.scenario);
  return (
    [scenario, open, likely].find((path) => path !== undefined && scenarios.includes(path)) ?? scenarios[0]
  );
}

/** Asked once, by the page: the scenario whose lines the open machine answers. */
export function useLikelyScenario(): void {
  const studio = useStudio();
  const evidence = useEvidence();
  const { scenarios } = useWorkspace();
  const file = useUi((ui) => ui.file);
  useEffect(() => {
    const config = documentNow(studio)?.config;
    if (!config || scenarios.length < 2) return;
    const choose = async (): Promise<string | undefined> => {
      const texts = new Map<string, string | undefined>();
      for (const path of scenarios) texts.set(path, (await studio.workspace.read(path))?.text);
      // One that has learnt from a log would learn from it twice.
      const paths = scenarios.toSorted(
        (a, b) => Number(hasLearnt(texts.get(a))) - Number(hasLearnt(texts.get(b))),
      );
      return chooseScenario(paths, config, (path) => Promise.resolve(texts.get(path)));
    };
    void choose().then((likely) => evidence.setForm('shared', { likely }));
    // The list is made anew at every change of any file: its length tells enough.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [studio, evidence, scenarios.length, file]);
}

function hasLearnt(scenario = '{}'): boolean {
  try {
    return Object.hasOwn(Object(JSON.parse(scenario)) as object, 'posterior');
  } catch {
    return false;
  }
}

/** Undefined: it is still being read, or cannot be. */
export function useScenarioConfig(): ScenarioConfig | undefined {
  const studio = useStudio();
  const path = useScenarioPath();
  const { files } = useWorkspace();
  const version = files.find((file) => file.path === path)?.version;
  const [found, setFound] = useState<{
    readonly path: string;
    readonly config: ScenarioConfig | undefined;
  }>();
  useEffect(() => {
    if (path === undefined) return undefined;
    let isOver = false;
    void studio.workspace.read(path).then((file) => {
      if (!isOver) setFound({ path, config: file && parseScenario(file.text, path).scenario?.config });
    });
    return () => {
      isOver = true;
    };
  }, [studio, path, version]);
  return found?.path === path ? found?.config : undefined;
}

/** A file that a run left; undefined while it is fetched, null where it cannot be had. */
export function useJobFile(job: Job | undefined, suffix: string): string | null | undefined {
  const { store } = useEvidence();
  const name = job?.files.find((file) => file.name.endsWith(suffix))?.name;
  const id = job?.id;
  const [found, setFound] = useState<{ readonly key: string; readonly text: string | null }>();
  const key = `${id}/${name}`;
  useEffect(() => {
    if (id === undefined || name === undefined) return undefined;
    let isOver = false;
    void store.read(id, name).then((text) => {
      if (!isOver) setFound({ key: `${id}/${name}`, text: text ?? null });
    });
    return () => {
      isOver = true;
    };
  }, [store, id, name]);
  if (name === undefined) return null;
  return found?.key === key ? found.text : undefined;
}
