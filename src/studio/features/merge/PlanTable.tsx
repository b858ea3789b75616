/** The plan as a table: products down, intents across, old options as cards in the cells. */
import { flag } from '../../kit/classes.ts';
import type { ReactElement } from 'react';
import { keySymbol } from '../../../chart/index.ts';
import { chooseText } from '../../../speech/index.ts';
import { announce } from '../../core/actions/actions.ts';
import { useStudio } from '../../core/use-studio.ts';
import { describeDestination } from '../../core/words/describe-destination.ts';
import { type Language, type MergeWords, chooseLanguage, mergeWords } from '../../../words/index.ts';
import { HeadingCell } from './HeadingCell.tsx';
import { destinationOf, headingText } from './merge-lines.ts';
import {
  addHeading,
  cellName,
  chooseDestination,
  movePart,
  partsIn,
  partsInTray,
  type CellPlace,
  type MergePlan,
} from './plan.ts';
import { destinationName, type Part } from './read-offers.ts';
import { useCarrying, type Carrier } from './use-carrying.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './PlanTable.module.css';
import textStyles from '../../kit/text.module.css';

interface Props {
  readonly plan: MergePlan;
  readonly change: (make: (plan: MergePlan) => MergePlan) => void;
  readonly say: MergeWords;
  readonly language: Language;
}

export function PlanTable({ plan, change, say, language }: Props): ReactElement {
  const studio = useStudio();
  const nameOf = (part: string): string => {
    const found = plan.parts.find(({ id }) => id === part);
    return found
      ? `${chooseText(found.label, language, plan.locales) ?? ''} (${chooseText(found.lineTitle, language, plan.locales) ?? found.line})`
      : part;
  };
  const placeName = ({ row, column }: CellPlace): CellPlace => ({
    row:
      plan.rows.flatMap((heading) => (heading.id === row ? [headingText(heading, language)] : []))[0] ?? row,
    column:
      plan.columns.flatMap((heading) => (heading.id === column ? [headingText(heading, language)] : []))[0] ??
      column,
  });
  const carrier = useCarrying({
    plan,
    onMove: (part, place) => {
      change((now) => movePart(now, part, place));
      announce(
        studio,
        place
          ? say.said.dropped({ label: nameOf(part), ...placeName(place) })
          : say.said.leftOut({ label: nameOf(part) }),
      );
      // The card is drawn anew in its new cell: the focus goes with it.
      window.requestAnimationFrame(() =>
        window.document.querySelector<HTMLElement>(`[data-part="${CSS.escape(part)}"]`)?.focus(),
      );
    },
    onPickUp: (part) => announce(studio, say.said.picked({ label: nameOf(part) })),
    onHover: (over) => announce(studio, over === 'tray' ? say.said.overTray : say.said.over(placeName(over))),
    onCancel: () => announce(studio, say.said.cancelled),
  });
  const fresh = (side: 'rows' | 'columns'): void =>
    change((now) =>
      addHeading(
        now,
        side,
        Object.fromEntries(
          now.locales.map((locale) => {
            const { newProduct, newIntent } = mergeWords[chooseLanguage(locale)];
            return [locale, side === 'rows' ? newProduct : newIntent];
          }),
        ),
      ),
    );

  return (
    <div className={styles.plan}>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={say.table}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                {say.product}
              </th>
              {plan.columns.map((column) => (
                <HeadingCell
                  key={column.id}
                  side="columns"
                  heading={column}
                  plan={plan}
                  change={change}
                  say={say}
                  language={language}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.rows.map((row) => (
              <tr key={row.id}>
                <HeadingCell
                  side="rows"
                  heading={row}
                  plan={plan}
                  change={change}
                  say={say}
                  language={language}
                />
                {plan.columns.map((column) => (
                  <Cell
                    key={column.id}
                    place={{ row: row.id, column: column.id }}
                    plan={plan}
                    change={change}
                    carrier={carrier}
                    say={say}
                    language={language}
                    name={`${headingText(row, language)}, ${headingText(column, language)}`}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.add}>
        <Button onClick={() => fresh('rows')}>{say.addProduct}</Button>
        <Button onClick={() => fresh('columns')}>{say.addIntent}</Button>
      </div>
      <Tray plan={plan} carrier={carrier} say={say} language={language} />
    </div>
  );
}

interface CellProps extends Props {
  readonly place: CellPlace;
  readonly carrier: Carrier;
  readonly name: string;
}

function Cell({ place, plan, change, carrier, say, language, name }: CellProps): ReactElement {
  const parts = partsIn(plan, place);
  const { carrying } = carrier;
  const isOver =
    carrying?.over !== undefined && carrying.over !== 'tray' && cellName(carrying.over) === cellName(place);
  const names = [
    ...new Map(parts.map(({ destination }) => [destinationName(destination), destination])).entries(),
  ];
  return (
    <td
      className={styles.cell}
      data-over={flag(isOver)}
      onDragOver={(event) => {
        event.preventDefault();
        carrier.hover(place);
      }}
      onDrop={(event) => {
        event.preventDefault();
        carrier.drop(place);
      }}
    >
      {parts.length === 0 && <span className={styles.empty}>{say.empty}</span>}
      <ul aria-label={name}>
        {parts.map((part) => (
          <PartCard key={part.id} part={part} plan={plan} carrier={carrier} language={language} />
        ))}
      </ul>
      {names.length > 0 && (
        <div className={styles.goal}>
          {names.length === 1 ? (
            <span>→ {describeDestination(names[0]?.[1], say.destination)}</span>
          ) : (
            <select
              aria-label={say.leadsToOf({ place: name })}
              value={destinationName(destinationOf(plan, place, parts))}
              onChange={({ target }) => change((now) => chooseDestination(now, place, target.value))}
            >
              {names.map(([id, destination]) => (
                <option key={id} value={id}>
                  → {describeDestination(destination, say.destination)}
                </option>
              ))}
            </select>
          )}
        </div>
      )}
    </td>
  );
}

function PartCard({
  part,
  plan,
  carrier,
  language,
}: {
  readonly part: Part;
  readonly plan: MergePlan;
  readonly carrier: Carrier;
  readonly language: Language;
}): ReactElement {
  const isCarried = carrier.carrying?.part === part.id;
  const line = chooseText(part.lineTitle, language, plan.locales) ?? part.line;
  return (
    <li>
      {/* Not a button: browsers do not agree on dragging those. */}
      <div
        className={styles.part}
        data-carried={flag(isCarried)}
        role="button"
        aria-pressed={isCarried}
        aria-describedby="merge-help"
        draggable
        tabIndex={0}
        data-part={part.id}
        title={[line, part.need ?? mergeWords[language].servesNobody].join(' · ')}
        onDragStart={(event) => {
          event.dataTransfer.setData('text/plain', part.id);
          event.dataTransfer.effectAllowed = 'move';
          carrier.pickUp(part.id, false);
        }}
        onDragEnd={carrier.cancel}
        onKeyDown={(event) => carrier.onKeyDown(event, part.id)}
        onBlur={() => carrier.carrying?.isByKeyboard && isCarried && carrier.cancel()}
      >
        <span className={styles.label} dir="auto">
          {chooseText(part.label, language, plan.locales)}
        </span>
        <span className={styles.line}>
          {part.keys.map((key, i) => (
            <kbd key={i}>{keySymbol(key)}</kbd>
          ))}{' '}
          {line}
        </span>
      </div>
    </li>
  );
}

function Tray({
  plan,
  carrier,
  say,
  language,
}: {
  readonly plan: MergePlan;
  readonly carrier: Carrier;
  readonly say: MergeWords;
  readonly language: Language;
}): ReactElement {
  const parts = partsInTray(plan);
  return (
    <div
      className={styles.tray}
      data-tray=""
      data-over={flag(carrier.carrying?.over === 'tray')}
      onDragOver={(event) => {
        event.preventDefault();
        carrier.hover('tray');
      }}
      onDrop={(event) => {
        event.preventDefault();
        carrier.drop('tray');
      }}
    >
      <h4>
        {say.tray} <span className={textStyles.count}>{parts.length}</span>
      </h4>
      {parts.length === 0 ? (
        <p className={textStyles.fieldHint}>{say.trayEmpty}</p>
      ) : (
        <ul aria-label={say.tray}>
          {parts.map((part) => (
            <PartCard key={part.id} part={part} plan={plan} carrier={carrier} language={language} />
          ))}
        </ul>
      )}
    </div>
  );
}
