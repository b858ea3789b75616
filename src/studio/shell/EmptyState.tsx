/** What stands in the middle while no machine can be shown: loading, nothing there yet, or what is wrong. */
import type { ReactElement } from 'react';
import { CommandBar } from '../commands/CommandBar.tsx';
import { Icon } from '../kit/Icon.tsx';
import {
  useDocumentState,
  useLanguage,
  useStudio,
  useUi,
  useWords,
  useWorkspace,
} from '../core/use-studio.ts';
import { showHidden, showTurning } from '../kit/show-hidden.ts';
import { tellProblem } from '../../util/problem.ts';
import { studioWords } from '../../words/index.ts';
import { Button } from '../kit/Button.tsx';
import problemCardStyles from '../kit/ProblemCard.module.css';
import styles from './EmptyState.module.css';
import textStyles from '../kit/text.module.css';

export function EmptyState(): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const workspace = useWorkspace();
  const file = useUi((ui) => ui.file);
  const language = useLanguage();
  const state = useDocumentState();
  const say = words.empty;

  if (workspace.status === 'failed') {
    return (
      <Message icon="error" title={say.noServer} text={words.save.reasons[workspace.failure ?? 'unknown']}>
        <Button kind="main" onClick={() => void studio.workspace.refresh()}>
          {say.again}
        </Button>
      </Message>
    );
  }
  if (workspace.status === 'loading' || state?.status === 'loading')
    return (
      <div className={styles.empty} role="status">
        <span className={styles.spinner} aria-hidden="true" />
        <p>{words.loading}</p>
      </div>
    );
  if (state?.status === 'unreadable') {
    return (
      <Message
        icon="warning"
        title={say.unreadable}
        text={say.unreadableText({ path: showHidden(file ?? '') })}
      >
        <ul className={styles.problems}>
          {state.problems.slice(0, 20).map((problem, i) => {
            const told = tellProblem(problem, language);
            return (
              <li key={i} className={problemCardStyles.problem} data-severity="error">
                <span className={problemCardStyles.sign}>
                  <Icon name="error" size={15} />
                </span>
                <div>
                  <p className={problemCardStyles.message} lang={told.language}>
                    {problem.line !== undefined && problem.line > 0 && (
                      <span className={textStyles.number}>
                        {problem.line}:{problem.column}{' '}
                      </span>
                    )}
                    {showTurning(told.message)}
                  </p>
                  {told.hint && (
                    <p className={problemCardStyles.hint} lang={told.language}>
                      {showTurning(told.hint)}
                    </p>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      </Message>
    );
  }
  if (state?.status === 'missing')
    return <Message icon="warning" title={say.missing} text={showHidden(file ?? '')} />;
  if (state?.status === 'failed')
    return <Message icon="error" title={say.failed} text={words.save.reasons[state.failure ?? 'unknown']} />;
  return (
    <Message icon="start" title={say.title} text={say.text}>
      <div className={styles.tools}>
        <CommandBar bar="emptyProject" />
      </div>
    </Message>
  );
}

function Message({
  icon,
  title,
  text,
  children,
}: {
  readonly icon: 'error' | 'warning' | 'start';
  readonly title: string;
  readonly text: string;
  readonly children?: React.ReactNode;
}): ReactElement {
  return (
    <section className={styles.empty} data-message="">
      <Icon name={icon} size={40} />
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}
