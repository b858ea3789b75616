/** An option as it is spoken: key, label, examples, for whom, how long, and where it leads. */
import { flag } from '../../kit/classes.ts';
import { memo, type ReactElement } from 'react';
import { describeGuard, type Locale } from '../../../chart/index.ts';
import { chooseText } from '../../../speech/index.ts';
import { Icon, type IconName } from '../../kit/Icon.tsx';
import { select } from '../../core/actions/actions.ts';
import { useStore } from '../../core/store.ts';
import { useLanguage, useStudio, useUi, useWords } from '../../core/use-studio.ts';
import { useMark } from '../../core/checks/use-mark.ts';
import {
  stateTitle,
  worstHearing,
  type Card,
  type MachineView,
  type Row,
  domId,
  isKeyEvent,
} from '../../view/index.ts';
import { ProblemBadge } from '../../kit/ProblemBadge.tsx';
import { describeStop, keyOf, labelOf, targetText } from '../../core/describe-stop.ts';
import { beginOptionDrag, optionDrag } from './option-drag.ts';
import { RenameField } from '../../kit/RenameField.tsx';
import { commonWords, studioWords } from '../../../words/index.ts';
import { Key } from '../../kit/Key.tsx';
import styles from './OptionRow.module.css';
import { formatDecimal } from '../../../util/format-number.ts';

const EVENT_ICONS: Readonly<Record<string, IconName>> = {
  always: 'decision',
  initial: 'final',
  DONE: 'final',
  HANGUP: 'close',
  NO_INPUT: 'info',
  NO_MATCH: 'info',
};

interface Props {
  readonly row: Row;
  readonly card: Card;
  readonly view: MachineView;
  readonly locale: Locale;
}

export const OptionRow = memo(function OptionRow({ row, card, view, locale }: Props): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const language = useLanguage();
  const isSelected = useUi(({ selection }) => selection.row === row.id);
  const isRenaming = useUi(({ renaming }) => renaming?.place === 'canvas' && renaming.name === row.id);
  const mark = useMark('rows', row.id);
  const isDragged = useStore(optionDrag, (drag) => drag.row === row.id);
  const isSlot = useStore(optionDrag, ({ over }) => over?.card === card.path && over.before === row.id);
  const key = keyOf(row);
  const label = labelOf(view, row, locale, language);
  const examples = chooseText(row.transition.meta?.examples, locale, view.chart.config.meta.locales) ?? [];
  const seconds =
    card.kind === 'menu' && key !== undefined ? spokenSeconds(view, card, row, locale) : undefined;

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- keys belong to the canvas
    <li
      className={styles.row}
      data-role={isKeyEvent(row.event) ? row.role : 'event'}
      data-selected={flag(isSelected)}
      data-dragged={flag(isDragged)}
      data-slot={flag(isSlot)}
      id={domId(card.path, row.id)}
      data-row={row.id}
      aria-label={describeStop(studio, view, card.path, row.id, locale)}
      onClick={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) return;
        select(studio, { state: card.path, row: row.id });
      }}
      onDoubleClick={() =>
        row.event !== 'initial' &&
        key !== undefined &&
        studio.ui.set({ renaming: { name: row.id, place: 'canvas' } })
      }
    >
      {key === undefined ? (
        <span className={styles.icon}>
          <Icon name={EVENT_ICONS[row.event] ?? 'info'} size={14} />
        </span>
      ) : (
        <Key
          className="nodrag nopan"
          title={words.canvas.dragKey}
          onPointerDown={(event) =>
            beginOptionDrag(studio, row.id, (path) => view.cards.get(path), event.nativeEvent)
          }
        >
          {key}
        </Key>
      )}
      <span className={styles.text}>
        {isRenaming ? (
          <RenameField
            name={row.id}
            text={chooseText(row.transition.meta?.label, locale, [locale]) ?? ''}
            locale={locale}
          />
        ) : (
          <span className={styles.label} data-label="" lang={locale} dir="auto" title={label}>
            {label}
          </span>
        )}
        {examples.length > 0 && (
          <span className={styles.examples} lang={locale} dir="auto">
            {words.canvas.examples({ list: examples.join(commonWords[language].listComma) })}
          </span>
        )}
        {row.transition.guard && row.event !== 'always' && (
          <span className={styles.guard} data-guard="">
            {describeGuard(row.transition.guard, language, view.chart.config.meta)}
          </span>
        )}
      </span>
      {mark && <ProblemBadge mark={mark} />}
      {seconds !== undefined && <span className={styles.seconds}>{formatDecimal(seconds, 1)}</span>}
      {row.target.kind === 'leaf' && row.leaf && (
        <span
          className={styles.chip}
          data-kind={row.leaf.config.meta?.destination?.goesTo}
          title={targetText(view, row, locale, words)}
        >
          {targetText(view, row, locale, words)}
        </span>
      )}
      {row.target.kind === 'stays' && row.event !== 'initial' && (
        <span className={styles.chip}>
          <Icon name="repeat" size={12} />
          {words.canvas.again}
        </span>
      )}
      {row.target.kind === 'missing' && (
        <span className={styles.chip} data-kind="missing">
          <Icon name="error" size={12} />
          {words.canvas.missing}
        </span>
      )}
    </li>
  );
});

/** Seconds of this option alone, for the caller who hears it. */
function spokenSeconds(view: MachineView, card: Card, row: Row, locale: Locale): number | undefined {
  const { segments } = worstHearing(view.chart, card, locale);
  const segment = segments.find(({ option }) => option?.edge.transition === row.transition);
  return segment && segment.endSeconds - segment.startSeconds;
}

export const InheritedRow = memo(function InheritedRow({
  row,
  view,
  locale,
}: Omit<Props, 'card'>): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const language = useLanguage();
  const owner = view.chart.stateAt(row.source);
  const from = row.source === '' || !owner ? words.canvas.everywhere : stateTitle(view.chart, owner, locale);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- keys belong to the canvas
    <li
      className={styles.inherited}
      data-inherited={row.id}
      title={words.canvas.inheritedFrom({ from })}
      onClick={(event) => {
        event.stopPropagation();
        select(studio, { state: row.source, row: row.id });
        studio.stage.current?.show(row.source);
      }}
    >
      <Key>{keyOf(row)}</Key>
      <span className={styles.label} lang={locale} dir="auto">
        {labelOf(view, row, locale, language)}
      </span>
      <span className={styles.from}>{from}</span>
    </li>
  );
});
