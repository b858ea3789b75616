/** Tabs on the right: what panels.ts lists. */
import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import { Icon } from '../kit/Icon.tsx';
import { Guarded } from './Guarded.tsx';
import { LazyPanel } from './LazyPanel.tsx';
import { TABS } from './panels.ts';
import { useChecks, useStudio, useUi, useWords } from '../core/use-studio.ts';
import { studioWords } from '../../words/index.ts';
import styles from './RightSide.module.css';
import textStyles from '../kit/text.module.css';

export function RightSide(): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const chosen = useUi((ui) => ui.panel);
  const serious = useChecks(({ problems }) => problems.filter(({ severity }) => severity !== 'info').length);
  const hasFailed = useChecks(({ failure }) => failure !== undefined);
  const tabs = TABS.filter(({ load }) => load);
  const panel = tabs.find(({ id }) => id === chosen) ?? tabs[0];
  const list = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ id }) => id === panel?.id);
    const next =
      event.key === 'ArrowRight'
        ? at + 1
        : event.key === 'ArrowLeft'
          ? at - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? tabs.length - 1
              : undefined;
    if (next === undefined) return;
    event.preventDefault();
    const tab = tabs[(next + tabs.length) % tabs.length];
    if (!tab) return;
    studio.ui.set({ panel: tab.id });
    list.current?.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus();
  };

  return (
    <aside className={styles.right} aria-label={panel && words.panels[panel.id]}>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its tabs take the focus */}
      <div className={styles.tabs} role="tablist" ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ id }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-controls={`panel-${id}`}
            aria-selected={id === panel?.id}
            tabIndex={id === panel?.id ? 0 : -1}
            onClick={() => studio.ui.set({ panel: id })}
          >
            {words.panels[id]}
            {id === 'problems' && hasFailed && <Icon name="warning" size={13} />}
            {id === 'problems' && serious > 0 && <span className={textStyles.count}>{serious}</span>}
          </button>
        ))}
      </div>
      {panel && (
        <div
          className={styles.panel}
          role="tabpanel"
          id={`panel-${panel.id}`}
          aria-labelledby={`tab-${panel.id}`}
          tabIndex={-1}
          key={panel.id}
        >
          <Guarded>
            <LazyPanel panel={panel} />
          </Guarded>
        </div>
      )}
    </aside>
  );
}
