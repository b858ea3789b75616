/**
 * What each choice means, in the sentences of the comparison: what taking it would change in the other
 * version.
 */
import { indexChart, type Locale, type MachineConfig } from '../../../../chart/index.ts';
import { createTeller, type Told } from '../describe-change.ts';
import { diffMachines } from '../diff-machines.ts';
import type { Language } from '../../../../words/index.ts';
import { applyChoices, type Choice } from './find-choices.ts';

export interface ToldChoice {
  readonly choice: Choice;
  /** Where it is listed: the first place it is about. */
  readonly state: string;
  readonly title: string;
  readonly sentences: readonly Told[];
}

/** In the order of the menus. */
export function tellChoices(
  theirs: MachineConfig,
  mine: MachineConfig,
  choices: readonly Choice[],
  locale: Locale,
  language: Language,
): ToldChoice[] {
  const order = [
    ...new Set([mine, theirs].flatMap((config) => indexChart(config).states.map(({ path }) => path))),
  ];
  const told = choices.map((choice): ToldChoice => {
    // What they did is told as a change to mine; all else as a change to what is on disk.
    const [from, to] =
      choice.origin === 'theirs'
        ? [
            mine,
            applyChoices(
              theirs,
              mine,
              choices.filter((each) => each !== choice),
            ),
          ]
        : [theirs, applyChoices(theirs, mine, [choice])];
    const changes = diffMachines(from, to);
    const teller = createTeller(from, to, locale, language);
    const state =
      changes.map((change) => change.state).toSorted((a, b) => order.indexOf(a) - order.indexOf(b))[0] ?? '';
    return { choice, state, title: teller.titleOf(state), sentences: changes.map(teller.tell) };
  });
  return told.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}
