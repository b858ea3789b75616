/**
 * Room: the machine as a tree beside the canvas. It is the way through a machine for those who cannot use the
 * canvas, so it does all the canvas does: the same selection, the same commands.
 */
import {
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import { announce, goTo, select } from '../../core/actions/actions.ts';
import { CommandBar } from '../../commands/CommandBar.tsx';
import { Icon } from '../../kit/Icon.tsx';
import {
  useLanguage,
  useMachine,
  usePromptLocale,
  useStudio,
  useUi,
  useWords,
} from '../../core/use-studio.ts';
import { describeStop } from '../../core/describe-stop.ts';
import { openTo, outlineRows, type Opened, type OutlineRow } from './outline-rows.ts';
import { OutlineLine } from './OutlineLine.tsx';
import { domId } from '../../view/index.ts';
import { studioWords } from '../../../words/index.ts';
import { SideHeader } from '../../kit/SideHeader.tsx';
import styles from './OutlineTree.module.css';
import textStyles from '../../kit/text.module.css';

export function OutlineTree(): ReactElement | null {
  const studio = useStudio();
  const words = useWords(studioWords);
  const language = useLanguage();
  const machine = useDeferredValue(useMachine());
  const locale = usePromptLocale(machine?.document.config.meta.locales ?? []);
  const selection = useUi((ui) => ui.selection);
  const [opened, setOpened] = useState<Opened>(new Map());
  const tree = useRef<HTMLUListElement>(null);
  const view = machine?.view;
  const rows = useMemo(
    () => (view ? outlineRows(view, locale, opened, language) : []),
    [view, locale, opened, language],
  );

  useEffect(() => {
    if (!view || selection.state === undefined) return;
    const { state, row } = selection;
    setOpened((before) => openTo(view, before, state, row !== undefined));
    window.requestAnimationFrame(() =>
      tree.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
    );
    // Only a change of what is selected opens and scrolls; edits elsewhere do not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [selection.state, selection.row]);

  if (!machine || !view) return null;
  const current = rows.find((each) => isCurrent(each, selection));

  const go = (target: OutlineRow | undefined): void => {
    if (!target) return;
    goTo(studio, target.state, target.row?.id);
    announce(studio, describeStop(studio, view, target.state, target.row?.id, locale));
  };
  const toggle = (target: OutlineRow, isOpen: boolean): void =>
    setOpened((before) => new Map(before).set(target.state, isOpen));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = current ? rows.indexOf(current) : -1;
    if (event.key === 'ArrowDown') go(rows[Math.min(rows.length - 1, at + 1)]);
    else if (event.key === 'ArrowUp') go(rows[Math.max(0, at - 1)]);
    else if (event.key === 'Home') go(rows[0]);
    else if (event.key === 'End') go(rows.at(-1));
    else if (event.key === 'ArrowRight' && current?.hasChildren && !current.isOpen) toggle(current, true);
    else if (event.key === 'ArrowRight' && current?.hasChildren) go(rows[at + 1]);
    else if (event.key === 'ArrowLeft' && current?.isOpen) toggle(current, false);
    else if (event.key === 'ArrowLeft' && current)
      go(rows.slice(0, at).findLast(({ level }) => level < current.level));
    else if (event.key === ' ' && current && !current.row) addToSelection(current.state);
    else return;
    event.preventDefault();
  };
  const addToSelection = (state: string): void => {
    // Asked for now: lines are drawn anew only when they change, so what they were given may be old.
    const now = studio.ui.get().selection;
    const { also } = now;
    if (now.state !== undefined && state !== now.state)
      select(studio, {
        ...now,
        row: undefined,
        also: also.includes(state) ? also.filter((each) => each !== state) : [...also, state],
      });
  };

  return (
    <section className={styles.outline} aria-labelledby="outline-title">
      <SideHeader id="outline-title" title={words.outline.title} toolbar={words.outline.title}>
        <CommandBar bar="outline" />
      </SideHeader>
      <ul
        ref={tree}
        className={styles.tree}
        role="tree"
        id="outline"
        data-structure=""
        tabIndex={0}
        aria-label={words.outline.title}
        aria-multiselectable="true"
        aria-activedescendant={current && `outline-${domId(current.state, current.row?.id)}`}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.target === event.currentTarget && !current && go(rows[0])}
      >
        {rows.map((line) => (
          <OutlineLine
            key={line.id}
            line={line}
            locale={locale}
            isSelected={isCurrent(line, selection) || (!line.row && selection.also.includes(line.state))}
            onToggle={() => toggle(line, !line.isOpen)}
            onPick={(isAdding) =>
              isAdding && !line.row ? addToSelection(line.state) : goTo(studio, line.state, line.row?.id)
            }
          />
        ))}
      </ul>
      {rows.length === 1 && (
        <p className={textStyles.hint}>
          <Icon name="info" /> {words.outline.empty}
        </p>
      )}
    </section>
  );
}

function isCurrent(
  line: OutlineRow,
  selection: { readonly state: string | undefined; readonly row: string | undefined },
): boolean {
  return line.state === selection.state && line.row?.id === selection.row;
}
