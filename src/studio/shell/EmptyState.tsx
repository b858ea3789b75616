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
import { tellProblem } from '../../util/problem.ts';
import { studioWords } from '../../words/index.ts';

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
        <button type="button" className="button button-main" onClick={() => void studio.workspace.refresh()}>
          {say.again}
        </button>
      </Message>
    );
  }
  if (workspace.status === 'loading' || state?.status === 'loading')
    return (
      <div className="empty is-loading" role="status">
        <span className="spinner" aria-hidden="true" />
        <p>{words.loading}</p>
      </div>
    );
  if (state?.status === 'unreadable') {
    return (
      <Message icon="warning" title={say.unreadable} text={say.unreadableText({ path: file ?? '' })}>
        <ul className="problem-list">
          {state.problems.slice(0, 20).map((problem, i) => {
            const told = tellProblem(problem, language);
            return (
              <li key={i} className="problem problem-error">
                <span className="problem-sign">
                  <Icon name="error" size={15} />
                </span>
                <div>
                  <p className="problem-message" lang={told.language}>
                    {problem.line !== undefined && problem.line > 0 && (
                      <span className="number">
                        {problem.line}:{problem.column}{' '}
                      </span>
                    )}
                    {told.message}
                  </p>
                  {told.hint && (
                    <p className="problem-hint" lang={told.language}>
                      {told.hint}
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
  if (state?.status === 'missing') return <Message icon="warning" title={say.missing} text={file ?? ''} />;
  if (state?.status === 'failed')
    return <Message icon="error" title={say.failed} text={words.save.reasons[state.failure ?? 'unknown']} />;
  return (
    <Message icon="start" title={say.title} text={say.text}>
      <div className="empty-tools">
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
    <section className="empty">
      <Icon name={icon} size={40} />
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}
