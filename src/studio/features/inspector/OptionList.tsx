/** The rows of a card as a list to go through: order, delete, add. */
import type { ReactElement } from 'react';
import type { Locale } from '../../../chart/index.ts';
import { select } from '../../core/actions/actions.ts';
import { Icon } from '../../kit/Icon.tsx';
import { addOptionTo, deleteRow, shiftOption } from '../../core/actions/option-actions.ts';
import { useLanguage, useStudio, useWords } from '../../core/use-studio.ts';
import { keyOf, labelOf, targetText } from '../../core/describe-stop.ts';
import { ProblemBadge } from '../../kit/ProblemBadge.tsx';
import { useMark } from '../../core/checks/use-mark.ts';
import { type Card, type MachineView, type Row, START_ROW } from '../../view/index.ts';
import { studioWords } from '../../../words/index.ts';
import { Button } from '../../kit/Button.tsx';
import { Key } from '../../kit/Key.tsx';
import optionLineStyles from './option-line.module.css';
import styles from './OptionList.module.css';
import textStyles from '../../kit/text.module.css';

interface Props {
  readonly card: Pick<Card, 'path' | 'rows'>;
  readonly view: MachineView;
  readonly locale: Locale;
}

export function OptionList({ card, view, locale }: Props): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const rows = card.rows.filter(({ id }) => id !== START_ROW);
  return (
    <>
      {rows.length === 0 && <p className={textStyles.fieldHint}>{words.inspector.noOptions}</p>}
      <ul className={styles.list}>
        {rows.map((row) => (
          <Line key={row.id} row={row} card={card} view={view} locale={locale} />
        ))}
      </ul>
      <Button onClick={() => addOptionTo(studio, card.path)}>
        <Icon name="plus" size={14} />
        {words.commands.addOption}
      </Button>
    </>
  );
}

function Line({ row, card, view, locale }: Props & { readonly row: Row }): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const language = useLanguage();
  const mark = useMark('rows', row.id);
  const key = keyOf(row);
  const label = labelOf(view, row, locale, language);
  return (
    <li>
      <button
        type="button"
        className={optionLineStyles.line}
        onClick={() => select(studio, { state: card.path, row: row.id })}
      >
        {key === undefined ? <Icon name="info" size={14} /> : <Key>{key}</Key>}
        <span className={optionLineStyles.label} lang={locale} dir="auto">
          {label}
        </span>
        {mark && <ProblemBadge mark={mark} />}
        <span className={optionLineStyles.target} lang={locale} dir="auto">
          {targetText(view, row, locale, words)}
        </span>
      </button>
      {key !== undefined && (
        <>
          <Button
            kind="icon"
            className={styles.tool}
            aria-label={`${words.commands.moveUp}: ${label}`}
            onClick={() => shiftOption(studio, row.id, -1)}
          >
            <Icon name="up" size={13} />
          </Button>
          <Button
            kind="icon"
            className={styles.tool}
            aria-label={`${words.commands.moveDown}: ${label}`}
            onClick={() => shiftOption(studio, row.id, 1)}
          >
            <Icon name="down" size={13} />
          </Button>
        </>
      )}
      <Button
        kind="icon"
        className={styles.tool}
        aria-label={`${words.commands.delete}: ${label}`}
        onClick={() => deleteRow(studio, row.id)}
      >
        <Icon name="trash" size={13} />
      </Button>
    </li>
  );
}
