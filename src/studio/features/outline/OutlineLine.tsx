/** One line of the tree. */
import { flag } from '../../kit/classes.ts';
import { memo, type ReactElement } from 'react';
import type { Locale } from '../../../chart/index.ts';
import { Icon } from '../../kit/Icon.tsx';
import { useStore } from '../../core/store.ts';
import { useStudio, useUi } from '../../core/use-studio.ts';
import { keyOf } from '../../core/describe-stop.ts';
import { ProblemBadge } from '../../kit/ProblemBadge.tsx';
import { RenameField } from '../../kit/RenameField.tsx';
import { useMark } from '../../core/checks/use-mark.ts';
import { canDrag, dropOn, outlineDrag, overLine } from './outline-drag.ts';
import type { OutlineRow } from './outline-rows.ts';
import { domId } from '../../view/index.ts';
import { Key } from '../../kit/Key.tsx';
import styles from './OutlineLine.module.css';
import twistyStyles from '../../kit/twisty.module.css';

interface Props {
  readonly line: OutlineRow;
  readonly locale: Locale;
  readonly isSelected: boolean;
  readonly onToggle: () => void;
  readonly onPick: (isAdding: boolean) => void;
}

export const OutlineLine = memo(
  function OutlineLine({ line, locale, isSelected, onToggle, onPick }: Props): ReactElement {
    const studio = useStudio();
    const { row } = line;
    const where = useStore(outlineDrag, ({ over }) => (over?.id === line.id ? over.where : undefined));
    const mark = useMark(row ? 'rows' : 'cards', row ? row.id : line.state);
    const isRenaming = useUi(
      ({ renaming }) => renaming?.place === 'outline' && renaming.name === (row ? row.id : line.state),
    );
    const key = row && keyOf(row);
    return (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys belong to the tree
      <li
        role="treeitem"
        id={`outline-${domId(line.state, row?.id)}`}
        className={styles.line}
        data-kind={line.kind}
        data-drop={where}
        style={{ paddingInlineStart: 6 + (line.level - 1) * 14 }}
        title={line.target ? `${line.title} → ${line.target}` : line.title}
        aria-level={line.level}
        aria-selected={isSelected}
        {...(line.hasChildren ? { 'aria-expanded': line.isOpen } : {})}
        draggable={canDrag(line) && !isRenaming}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', line.title);
          outlineDrag.set({ dragged: line, over: undefined });
        }}
        onDragEnd={() => outlineDrag.set({ dragged: undefined, over: undefined })}
        onDragOver={(event) => {
          const { top, height } = event.currentTarget.getBoundingClientRect();
          if (overLine(studio, line, event.clientY < top + height / 2)) event.preventDefault();
        }}
        onDrop={(event) => {
          event.preventDefault();
          dropOn(studio, line);
        }}
        onClick={(event) => onPick(event.ctrlKey || event.metaKey || event.shiftKey)}
      >
        <span
          className={`${styles.twisty} ${twistyStyles.twisty}`}
          data-none={flag(!line.hasChildren)}
          data-open={flag(line.isOpen)}
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        />
        {key === undefined ? (
          <Icon
            name={line.kind === 'option' ? (row?.event === 'always' ? 'decision' : 'info') : line.kind}
            size={14}
          />
        ) : (
          <Key>{key}</Key>
        )}
        {isRenaming ? (
          <RenameField name={row ? row.id : line.state} text={line.title} locale={locale} />
        ) : (
          <span className={styles.text} data-title="" lang={locale} dir="auto">
            {line.title}
          </span>
        )}
        {row && (
          <span className={styles.target} lang={locale} dir="auto">
            {line.target}
          </span>
        )}
        {mark && <ProblemBadge mark={mark} />}
      </li>
    );
  },
  (a, b) => a.isSelected === b.isSelected && a.locale === b.locale && isSameLine(a.line, b.line),
);

function isSameLine(a: OutlineRow, b: OutlineRow): boolean {
  return (
    a.id === b.id &&
    a.level === b.level &&
    a.title === b.title &&
    a.target === b.target &&
    a.isOpen === b.isOpen &&
    a.hasChildren === b.hasChildren &&
    a.row?.event === b.row?.event
  );
}
