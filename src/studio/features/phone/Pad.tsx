/** Twelve keys, and the button that calls or hangs up. */
import { flag } from '../../kit/classes.ts';
import type { ReactElement } from 'react';
import { keySymbol, type Key } from '../../../chart/index.ts';
import type { SpokenNow } from '../../../phone/index.ts';
import type { PhoneWords } from '../../../words/index.ts';
import styles from './Pad.module.css';

const ROWS: readonly (readonly Key[])[] = [
  ['1', '2', '3'],
  ['4', '5', '6'],
  ['7', '8', '9'],
  ['star', '0', 'pound'],
];
const LETTERS: Readonly<Partial<Record<Key, string>>> = {
  '2': 'ABC',
  '3': 'DEF',
  '4': 'GHI',
  '5': 'JKL',
  '6': 'MNO',
  '7': 'PQRS',
  '8': 'TUV',
  '9': 'WXYZ',
};

interface Props {
  readonly say: PhoneWords;
  /** Keys that are options right now. */
  readonly options: readonly SpokenNow[];
  readonly pressed: Key | undefined;
  readonly isLive: boolean;
  readonly labelOf: (option: SpokenNow) => string;
  readonly onPress: (key: Key) => void;
}

export function Pad({ say, options, pressed, isLive, labelOf, onPress }: Props): ReactElement {
  return (
    <div className={styles.pad} role="group" aria-label={say.pad}>
      {ROWS.flat().map((key) => {
        const option = options.find((each) => each.key === key);
        return (
          <button
            key={key}
            type="button"
            className={styles.key}
            data-option={flag(option)}
            data-pressed={flag(pressed === key)}
            aria-disabled={!isLive}
            aria-label={option ? `${keySymbol(key)}: ${labelOf(option)}` : keySymbol(key)}
            onClick={() => isLive && onPress(key)}
          >
            <span>{keySymbol(key)}</span>
            <small aria-hidden="true">{LETTERS[key] ?? '\u00a0'}</small>
          </button>
        );
      })}
    </div>
  );
}
