/** A machine that answers no line of the scenario: tried in place of one that does. */
import { useId, type ReactElement } from 'react';
import { chooseText } from '../../../speech/index.ts';
import type { TrialPlace } from '../../figures/scene.ts';
import { Button } from '../../kit/Button.tsx';
import type { UsedWhatIf } from './use-what-if.ts';
import styles from './WhatIfPanel.module.css';

export function TrialChoice({ used }: { readonly used: UsedWhatIf }): ReactElement | null {
  const { state, chosen, say, language, tryInsteadOf } = used;
  const id = useId();
  const places = state.info?.places ?? [];
  const own = nameTrial(used);
  if (chosen.instead !== undefined)
    return (
      <p className={styles.trial} role="status">
        <span>{say.trial.now({ place: own ?? chosen.instead })}</span>
        <Button kind="quiet" onClick={() => tryInsteadOf(undefined)}>
          {say.trial.stop}
        </Button>
      </p>
    );
  if (state.status !== 'not-dialled' || places.length === 0) return null;
  return (
    <p className={styles.trial}>
      <label htmlFor={id}>{say.trial.offer}</label>
      <select id={id} value="" onChange={({ target }) => target.value !== '' && tryInsteadOf(target.value)}>
        <option value="">{say.trial.choose}</option>
        {places.map((place) => (
          <option key={place.machine} value={place.machine}>
            {nameOf(place, used)}
            {place.worlds[0] ? ` · ${chooseText(place.worlds[0], language, [language]) ?? ''}` : ''}
          </option>
        ))}
      </select>
    </p>
  );
}

/** What the machine is compared with, in words; undefined while nothing is tried. */
export function nameTrial(used: UsedWhatIf): string | undefined {
  const { state, chosen } = used;
  const place = state.info?.places.find(({ machine }) => machine === chosen.instead);
  return place && nameOf(place, used);
}

/** "Repairs (400 0001)", "Repairs and 2 more". */
function nameOf({ lines, machine }: TrialPlace, { say, language }: UsedWhatIf): string {
  const [first] = lines;
  if (!first) return machine;
  const title = chooseText(first.title, language, [language]) ?? machine;
  if (lines.length > 1) return say.trial.several({ first: title, more: lines.length - 1 });
  return first.number === undefined ? title : say.trial.withNumber({ title, number: first.number });
}
