/** One state as a card: what a caller hears there, in the order in which it is spoken. */
import { flag } from '../../kit/classes.ts';
import { ownValue } from '../../../util/own-value.ts';
import { Handle, Position, useStore as useFlowStore, type NodeProps } from '@xyflow/react';
import { memo, useEffect, type ReactElement } from 'react';
import { tellFirstCard } from '../../core/first-look.ts';
import { Icon } from '../../kit/Icon.tsx';
import { useStore } from '../../core/store.ts';
import { usePromptLocale, useStudio, useUi, useWords } from '../../core/use-studio.ts';
import { useMark } from '../../core/checks/use-mark.ts';
import { chooseText } from '../../../speech/index.ts';
import { hasGreeting, rowHeight, rowOffsets, type Card, type MachineView, domId } from '../../view/index.ts';
import { ProblemBadge } from '../../kit/ProblemBadge.tsx';
import { SecondsPill } from './SecondsPill.tsx';
import { CardOffers } from './CardOffers.tsx';
import { describeStop } from '../../core/describe-stop.ts';
import { titleOn } from './title-on.ts';
import { FAR } from './far.ts';
import { FarCard } from './FarCard.tsx';
import { InheritedRow, OptionRow } from './OptionRow.tsx';
import { firstCard, handleTop, type CardNode } from './nodes.ts';
import { RenameField } from '../../kit/RenameField.tsx';
import { useShownCard } from './shown-view.ts';
import { studioWords } from '../../../words/index.ts';
import dotsStyles from './dots.module.css';
import styles from './CardNode.module.css';
import { formatDecimal } from '../../../util/format-number.ts';

export const CardNodeView = memo(function CardNodeView({
  data: { path },
}: NodeProps<CardNode>): ReactElement | null {
  const { card, view } = useShownCard(path);
  const isFar = useFlowStore((state) => state.transform[2] < FAR);
  const isRenaming = useUi(({ renaming }) => renaming?.place === 'canvas' && renaming.name === path);
  useEffect(tellFirstCard, []);
  if (!card) return null;
  return isFar && !isRenaming ? (
    <FarCard card={card} view={view} />
  ) : (
    <CardView card={card} view={view} isRenaming={isRenaming} />
  );
});

interface Props {
  readonly card: Card;
  readonly view: MachineView;
  readonly isRenaming: boolean;
}

const CardView = memo(
  function CardView({ card, view, isRenaming }: Props): ReactElement {
    const studio = useStudio();
    const words = useWords(studioWords);
    const locale = usePromptLocale(view.chart.config.meta.locales);
    const isSelected = useUi(
      ({ selection }) => selection.state === card.path || selection.also.includes(card.path),
    );
    const mark = useMark('cards', card.path);
    const isActive = useStore(
      studio.overlay,
      ({ active }) => active !== undefined && (active === card.path || card.leaves.includes(active)),
    );
    const lost = useStore(studio.overlay, ({ heat }) => ownValue(heat?.lost, card.path));

    const { meta } = view.chart.config;
    const title = titleOn(card, view, locale, words);
    const greeting = chooseText(card.state.config.meta?.greeting, locale, meta.locales);

    return (
      <article
        className={styles.card}
        data-kind={card.kind}
        data-selected={flag(isSelected)}
        data-active={flag(isActive)}
        data-mark={mark?.severity}
        id={domId(card.path)}
        data-card={card.path}
        role="group"
        aria-label={describeStop(studio, view, card.path, undefined, locale)}
      >
        <header
          className={styles.header}
          onDoubleClick={() =>
            card.kind !== 'start' && studio.ui.set({ renaming: { name: card.path, place: 'canvas' } })
          }
        >
          <span className={styles.icon}>
            <Icon name={card.kind} />
          </span>
          {isRenaming ? (
            <RenameField name={card.path} text={title} locale={locale} />
          ) : (
            <h3 lang={locale} dir="auto" title={title}>
              {title}
            </h3>
          )}
          {mark && <ProblemBadge mark={mark} />}
          {card.kind === 'menu' && <SecondsPill card={card} view={view} locale={locale} />}
          {lost !== undefined && lost > 0 && (
            <span className={styles.lost} title={words.canvas.lostHere}>
              {formatDecimal(100 * lost, 1)} %
            </span>
          )}
        </header>
        {card.kind === 'final' && (
          <p className={styles.finalKind}>
            {words.destination.kinds[card.state.config.meta?.destination?.goesTo ?? 'desk']}
          </p>
        )}
        {hasGreeting(card) && (
          <p className={styles.greeting} lang={locale} dir="auto">
            {greeting}
          </p>
        )}
        {card.rows.length > 0 && (
          <ul className={styles.rows}>
            {card.rows.map((row) => (
              <OptionRow key={row.id} row={row} card={card} view={view} locale={locale} />
            ))}
          </ul>
        )}
        {card.inherited.length > 0 && (
          <ul className={styles.inherited} aria-label={words.canvas.inherited}>
            {card.inherited.map((row) => (
              <InheritedRow key={row.id} row={row} view={view} locale={locale} />
            ))}
          </ul>
        )}
        <Handles card={card} isFirst={card.path === firstCard(view)} />
        {isSelected && card.kind === 'menu' && <CardOffers menu={card.path} title={title} />}
      </article>
    );
  },
  (a, b) => a.card === b.card && a.isRenaming === b.isRenaming,
);

const Handles = memo(function Handles({
  card,
  isFirst,
}: {
  readonly card: Card;
  readonly isFirst: boolean;
}): ReactElement {
  const { tops } = rowOffsets(card);
  return (
    <>
      {isFirst && (
        <Handle
          id="top"
          type="target"
          position={Position.Top}
          className={`${dotsStyles.in} ${dotsStyles.top}`}
          isConnectableStart={false}
        />
      )}
      {card.kind !== 'start' && (
        <Handle
          id="in"
          type="target"
          position={Position.Left}
          className={dotsStyles.in}
          style={{ top: 22 }}
          isConnectableStart={false}
        />
      )}
      {card.rows.map((row, i) =>
        row.event === 'initial' ? (
          <Handle
            key={row.id}
            id={row.id}
            type="source"
            position={Position.Bottom}
            className={dotsStyles.out}
            isConnectable={false}
          />
        ) : (
          <Handle
            key={row.id}
            id={row.id}
            type="source"
            position={Position.Right}
            className={dotsStyles.out}
            data-target={row.target.kind}
            isConnectableEnd={false}
            style={{ top: handleTop(tops[i] ?? 0, rowHeight(row)) + 6 }}
          />
        ),
      )}
    </>
  );
});
