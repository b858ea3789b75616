/** What can be done with what is chosen on a week, for hands that neither drag nor know the keys. */
import { useId, type ReactElement } from 'react';
import { describeArea } from '../core/week/describe-area.ts';
import type { WeekArea } from '../core/week/levels.ts';
import { useLanguage, useWords } from '../core/use-studio.ts';
import { hoursWords } from '../../words/index.ts';
import { Button } from './Button.tsx';
import { NumberInput } from './fields.tsx';
import styles from './WeekGrid.module.css';

interface Props {
  readonly kind: 'open' | 'agents';
  readonly area: WeekArea;
  readonly brush: number;
  readonly onBrush: (agents: number) => void;
  readonly onPaint: (area: WeekArea, value: number) => void;
}

export function WeekTools({ kind, area, brush, onBrush, onPaint }: Props): ReactElement {
  const words = useWords(hoursWords).week;
  const language = useLanguage();
  const id = useId();
  return (
    <div className={styles.tools}>
      <span className={styles.chosen}>{describeArea(area, language)}</span>
      {kind === 'open' ? (
        <>
          <Button onClick={() => onPaint(area, 1)}>{words.doOpen}</Button>
          <Button onClick={() => onPaint(area, 0)}>{words.doClose}</Button>
        </>
      ) : (
        <>
          <label htmlFor={id}>{words.brush}</label>
          <span className={styles.brush}>
            <NumberInput id={id} value={brush} min={0} max={9999} onChange={(value) => onBrush(value ?? 0)} />
          </span>
          <Button onClick={() => onPaint(area, brush)}>{words.doSet}</Button>
        </>
      )}
      <span className={styles.help}>{kind === 'open' ? words.helpOpen : words.helpAgents}</span>
    </div>
  );
}
