/**
 * A card seen from so far that nobody can read its rows: a box with a title. Hundreds of these come into the
 * window at once.
 */
import { flag } from '../../kit/classes.ts';
import { ownValue } from '../../../util/own-value.ts';
import { memo, type ReactElement } from 'react';
import { useStore } from '../../core/store.ts';
import { usePromptLocale, useStudio, useUi, useWords } from '../../core/use-studio.ts';
import { useMark } from '../../core/checks/use-mark.ts';
import { rowHeight, rowOffsets, type Card, type MachineView, domId } from '../../view/index.ts';
import { titleOn } from './title-on.ts';
import { CardOffers } from './CardOffers.tsx';
import { describeStop } from '../../core/describe-stop.ts';
import { firstCard, handleTop } from './nodes.ts';
import { studioWords } from '../../../words/index.ts';
import cardNodeStyles from './CardNode.module.css';
import dotsStyles from './dots.module.css';
import { formatDecimal } from '../../../util/format-number.ts';

interface Props {
  readonly card: Card;
  readonly view: MachineView;
}

export const FarCard = memo(
  function FarCard({ card, view }: Props): ReactElement {
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
    const title = titleOn(card, view, locale, words);
    return (
      <article
        className={cardNodeStyles.card}
        data-kind={card.kind}
        data-selected={flag(isSelected)}
        data-active={flag(isActive)}
        data-mark={mark?.severity}
        id={domId(card.path)}
        data-card={card.path}
        role="group"
        // The long name, with its seconds, costs more than all the rest: it is made for the card one stands on.
        aria-label={isSelected ? describeStop(studio, view, card.path, undefined, locale) : title}
      >
        <header className={cardNodeStyles.header}>
          <h3 lang={locale} dir="auto">
            {title}
          </h3>
          {lost !== undefined && lost > 0 && (
            <span className={cardNodeStyles.lost} title={words.canvas.lostHere}>
              {formatDecimal(100 * lost, 1)} %
            </span>
          )}
        </header>
        <Anchors card={card} isFirst={card.path === firstCard(view)} />
        {isSelected && card.kind === 'menu' && <CardOffers menu={card.path} title={title} />}
      </article>
    );
  },
  (a, b) => a.card === b.card,
);

/**
 * What React Flow measures to know where connections begin and end. Too small to take hold of, so there is
 * nothing behind them.
 */
const Anchors = memo(function Anchors({
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
        <i
          className={`react-flow__handle react-flow__handle-top target ${dotsStyles.in} ${dotsStyles.top}`}
          data-handleid="top"
          data-handlepos="top"
        />
      )}
      {card.kind !== 'start' && (
        <i
          className={`react-flow__handle react-flow__handle-left target ${dotsStyles.in}`}
          data-handleid="in"
          data-handlepos="left"
          style={{ top: 22 }}
        />
      )}
      {card.rows.map((row, i) =>
        row.event === 'initial' ? (
          <i
            key={row.id}
            className={`react-flow__handle react-flow__handle-bottom source ${dotsStyles.out}`}
            data-handleid={row.id}
            data-handlepos="bottom"
          />
        ) : row.target.kind === 'card' ? (
          <i
            key={row.id}
            className={`react-flow__handle react-flow__handle-right source ${dotsStyles.out}`}
            data-handleid={row.id}
            data-handlepos="right"
            style={{ top: handleTop(tops[i] ?? 0, rowHeight(row)) + 6 }}
          />
        ) : null,
      )}
    </>
  );
});
