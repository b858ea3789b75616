/** A group of menus: its name, and the keys it gives to everything inside. */
import { flag } from '../../kit/classes.ts';
import { Handle, Position, type NodeProps } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import { select } from '../../core/actions/actions.ts';
import { useLanguage, usePromptLocale, useStudio, useUi, useWords } from '../../core/use-studio.ts';
import { stateTitle, domId, isKeyEvent } from '../../view/index.ts';
import { describeStop, keyOf, labelOf } from '../../core/describe-stop.ts';
import type { FrameNode } from './nodes.ts';
import { RenameField } from '../../kit/RenameField.tsx';
import { useShownFrame } from './shown-view.ts';
import { studioWords } from '../../../words/index.ts';
import { Key } from '../../kit/Key.tsx';
import dotsStyles from './dots.module.css';
import styles from './FrameNode.module.css';

export const FrameNodeView = memo(function FrameNodeView({
  data: { path },
}: NodeProps<FrameNode>): ReactElement | null {
  const studio = useStudio();
  const words = useWords(studioWords);
  const language = useLanguage();
  const { frame, view } = useShownFrame(path);
  const locale = usePromptLocale(view.chart.config.meta.locales);
  const isSelected = useUi(({ selection }) => selection.state === path && selection.row === undefined);
  const row = useUi(({ selection }) => (selection.state === path ? selection.row : undefined));
  const isRenaming = useUi(({ renaming }) => renaming?.place === 'canvas' && renaming.name === path);
  if (!frame) return null;
  const title = stateTitle(view.chart, frame.state, locale);

  return (
    <section
      className={styles.frame}
      data-frame={frame.path}
      data-selected={flag(isSelected)}
      id={domId(frame.path)}
      role="group"
      aria-label={describeStop(studio, view, frame.path, undefined, locale)}
    >
      <header className={styles.header}>
        {isRenaming ? (
          <RenameField name={frame.path} text={title} locale={locale} />
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- F2 does the same
          <h3
            lang={locale}
            onDoubleClick={() => studio.ui.set({ renaming: { name: frame.path, place: 'canvas' } })}
          >
            {title}
          </h3>
        )}
        {frame.rows
          .filter(({ event }) => isKeyEvent(event))
          .map((each) => (
            <button
              key={each.id}
              type="button"
              tabIndex={-1}
              className={`${styles.key} nodrag`}
              data-selected={flag(row === each.id)}
              id={domId(frame.path, each.id)}
              title={words.canvas.inAll}
              onClick={(event) => {
                event.stopPropagation();
                select(studio, { state: frame.path, row: each.id });
              }}
            >
              <Key>{keyOf(each)}</Key>
              <span lang={locale} dir="auto">
                {labelOf(view, each, locale, language)}
              </span>
            </button>
          ))}
      </header>
      {frame.rows.map((each) => (
        <Handle
          key={each.id}
          id={each.id}
          type="source"
          position={Position.Left}
          className={`${dotsStyles.out} ${dotsStyles.frame}`}
          isConnectableEnd={false}
        />
      ))}
    </section>
  );
});
