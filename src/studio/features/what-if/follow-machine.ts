/**
 * Ties what-if to the studio: the open machine, its saved version, the project's scenarios, the heat on the
 * canvas.
 */
import { createStore, type Store } from '../../core/store.ts';
import type { Offer } from '../../core/overlay.ts';
import type { Studio } from '../../core/studio.ts';
import { parseMachine, type MachineConfig } from '../../../chart/index.ts';
import { chooseScenario, findScene } from '../../figures/find-scene.ts';
import { standIn, type SceneFile } from '../../figures/scene.ts';
import { heatOf } from '../../figures/heat.ts';
import type { LiveAnswer } from '../../figures/live-world.ts';
import type { CallerWish } from '../../figures/protocol.ts';
import { startWhatIf } from '../../figures/start-what-if.ts';
import type { WhatIf } from '../../figures/what-if.ts';
import { figuresWords, say } from '../../../words/index.ts';

export interface WhatIfChoices {
  /** Scenario files of the project. */
  readonly scenarios: readonly string[];
  readonly scenario: string | undefined;
  readonly isHeatShown: boolean;
  /** Id of the machine in whose place the open one is tried; undefined: it answers its own lines. */
  readonly instead: string | undefined;
}

export interface BoundWhatIf {
  readonly whatIf: WhatIf;
  readonly choices: Store<WhatIfChoices>;
  chooseScenario(path: string): void;
  /** Undefined: no longer. The figures are then compared with that machine, and go on living. */
  tryInsteadOf(machine: string | undefined): void;
  showHeat(isShown: boolean): void;
}

const NO_OFFERS: readonly Offer[] = [];

/** One for the whole page, made when the strip or the panel is first shown. */
export function whatIfOf(studio: Studio): BoundWhatIf {
  return studio.part(bind);
}

function bind(studio: Studio): BoundWhatIf {
  const whatIf = startWhatIf();
  const choices = createStore<WhatIfChoices>({
    scenarios: [],
    scenario: undefined,
    isHeatShown: false,
    instead: undefined,
  });
  /** By id of the machine that is tried. */
  const trials = new Map<string, string>();
  /** What stands there now, under the id of the machine that is tried. */
  let replaced: MachineConfig | undefined;
  let preferred: string | undefined;
  let loaded = '';
  let followed: unknown;
  let stop: (() => void) | undefined;

  const filesNow = (): readonly { path: string; kind: string; version: string }[] =>
    studio.workspace.getSnapshot().files;
  const read = async (path: string): Promise<string | undefined> => (await studio.workspace.read(path))?.text;

  /** Loads the scenario again when it, its machines or the open machine are others than before. */
  const load = async (): Promise<void> => {
    const config = studio.document()?.getSnapshot().document?.config;
    const own = studio.ui.get().file;
    if (!config) return;
    const edited = config.id;
    const files = filesNow();
    const scenarios = files.filter(({ kind }) => kind === 'scenario').map(({ path }) => path);
    const instead = trials.get(edited);
    const key = JSON.stringify([
      edited,
      instead,
      preferred,
      files
        .filter(({ kind, path }) => kind === 'scenario' || (kind === 'machine' && path !== own))
        .map(({ path, version }) => [path, version]),
    ]);
    if (key === loaded) return;
    loaded = key;
    choices.set({ scenarios });
    if (scenarios.length === 0) {
      choices.set({ scenario: undefined });
      whatIf.setScene(undefined);
      return;
    }
    whatIf.setLoading();
    const scenario =
      preferred !== undefined && scenarios.includes(preferred)
        ? preferred
        : await chooseScenario(scenarios, config, read);
    const scene =
      scenario === undefined
        ? undefined
        : await findScene(
            scenario,
            files.filter(({ kind }) => kind === 'machine').map(({ path }) => path),
            edited,
            read,
          );
    // Something newer began to load meanwhile.
    if (key !== loaded) return;
    replaced = instead === undefined ? undefined : findReplaced(scene?.machines ?? [], instead, edited);
    const isTried = replaced !== undefined && instead !== undefined;
    choices.set({ scenario, instead: isTried ? instead : undefined });
    whatIf.setSaved(replaced ?? studio.document()?.getSnapshot().saved?.config);
    whatIf.setScene(scene && { ...scene, edited, ...(isTried ? { instead } : {}) });
  };
  const tell = (): void => {
    const state = studio.document()?.getSnapshot();
    if (!state?.document) return;
    // Before the machine: one that belongs to another scene must not be asked about in this one.
    void load();
    const isTried = trials.has(state.document.config.id);
    whatIf.setSaved(isTried ? replaced : state.saved?.config);
    whatIf.setMachine(state.document.config);
  };
  const watch = (): void => {
    const store = studio.document();
    if (store === followed) return;
    followed = store;
    stop?.();
    stop = store?.subscribe(tell);
    tell();
  };
  let warmed: { readonly now: LiveAnswer | undefined; readonly isHeatShown: boolean } = {
    now: undefined,
    isHeatShown: false,
  };
  const warm = (): void => {
    const { now, status } = whatIf.state.get();
    const { isHeatShown } = choices.get();
    studio.overlay.set({ offers: status === 'ready' ? offers : NO_OFFERS });
    if (warmed.now === now && warmed.isHeatShown === isHeatShown) return;
    warmed = { now, isHeatShown };
    studio.overlay.set({ heat: isHeatShown && now ? heatOf(now) : undefined });
  };
  /** One caller to follow, and the panel in which they are followed. */
  const follow = (wish: Pick<CallerWish, 'lostAt' | 'misroutedAt'>): void => {
    const { info, world } = whatIf.state.get();
    const line = info?.worlds.find(({ id }) => id === world)?.lines[0];
    whatIf.replay({ replication: 0, limit: 5, ...(line === undefined ? {} : { line }), ...wish });
    studio.ui.set({ panel: 'whatIf', isRightOpen: true });
  };
  const offers: readonly Offer[] = [
    {
      id: 'lost',
      label: say(figuresWords, (words) => words.follow.lost),
      name: say(figuresWords, (words) => words.follow.showLost),
      perform: (menu) => follow({ lostAt: menu }),
    },
    {
      id: 'misrouted',
      label: say(figuresWords, (words) => words.follow.misrouted),
      name: say(figuresWords, (words) => words.follow.showMisrouted),
      perform: (menu) => follow({ misroutedAt: menu }),
    },
  ];

  studio.ui.subscribe(watch);
  studio.workspace.subscribe(() => void load());
  whatIf.state.subscribe(warm);
  choices.subscribe(warm);
  watch();
  return {
    whatIf,
    choices,
    chooseScenario: (path) => {
      preferred = path;
      void load();
    },
    tryInsteadOf: (machine) => {
      const edited = studio.document()?.getSnapshot().document?.config.id;
      if (edited === undefined) return;
      if (machine === undefined) trials.delete(edited);
      else trials.set(edited, machine);
      void load();
    },
    showHeat: (isHeatShown) => choices.set({ isHeatShown }),
  };
}

function findReplaced(
  files: readonly SceneFile[],
  instead: string,
  edited: string,
): MachineConfig | undefined {
  for (const { path, text } of files) {
    const { machine } = parseMachine(text, path);
    if (machine?.config.id === instead) return standIn(machine.config, edited);
  }
  return undefined;
}
