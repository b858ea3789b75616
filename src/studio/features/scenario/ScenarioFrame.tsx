/** What every page of a scenario stands in: which scenario it is, and what to do when there is none to show. */
import { useEffect, type ReactElement, type ReactNode } from 'react';
import type { ScenarioConfig } from '../../../scenario/index.ts';
import { openScenario } from '../../core/actions/open-file.ts';
import { documentNow } from '../../core/actions/actions.ts';
import {
  useLanguage,
  useScenarioState,
  useStudio,
  useUi,
  useWords,
  useWorkspace,
} from '../../core/use-studio.ts';
import type { ScenarioPage } from '../../core/ui-state.ts';
import { chooseScenario } from '../../figures/find-scene.ts';
import { Notice } from '../../kit/Notice.tsx';
import { tellProblem } from '../../../util/problem.ts';
import { hoursWords, studioWords } from '../../../words/index.ts';
import styles from './scenario.module.css';
import textStyles from '../../kit/text.module.css';

interface Props {
  readonly page: ScenarioPage;
  readonly title: string;
  readonly intro: string;
  readonly children: (config: ScenarioConfig, path: string) => ReactNode;
}

export function ScenarioFrame({ page, title, intro, children }: Props): ReactElement {
  const studio = useStudio();
  const words = useWords(hoursWords);
  const { scenarios } = useWorkspace();
  const path = useUi((ui) => ui.scenario);
  const state = useScenarioState();

  useEffect(() => {
    if (path !== undefined || scenarios.length === 0) return;
    const read = async (each: string): Promise<string | undefined> =>
      (await studio.workspace.read(each))?.text;
    void chooseScenario(scenarios, documentNow(studio)?.config ?? { id: '' }, read).then((found) => {
      // Unless another one, or another page, was chosen meanwhile.
      if (found !== undefined && studio.ui.get().scenario === undefined && studio.ui.get().page === page)
        openScenario(studio, found, page);
    });
  }, [studio, path, page, scenarios]);

  return (
    <article className={styles.page}>
      <header className={styles.head}>
        <div>
          <h2>{title}</h2>
          <p>{intro}</p>
        </div>
        {scenarios.length > 0 && (
          <label className={styles.pick}>
            <span>{words.scenario}</span>
            <select value={path ?? ''} onChange={({ target }) => openScenario(studio, target.value, page)}>
              {path === undefined && <option value="">{words.choose}</option>}
              {scenarios.map((each) => (
                <option key={each} value={each}>
                  {each.split('/').at(-1)?.replace('.scenario.json', '')}
                </option>
              ))}
            </select>
          </label>
        )}
      </header>
      {scenarios.length === 0 && <p className={textStyles.hint}>{words.noScenario}</p>}
      {state?.document && path !== undefined ? children(state.document.config, path) : <Waiting />}
    </article>
  );
}

/** Read, not there, or full of problems. */
function Waiting(): ReactElement | null {
  const state = useScenarioState();
  const language = useLanguage();
  const words = useWords(studioWords);
  if (!state) return null;
  if (state.status === 'loading')
    return (
      <p role="status" className={textStyles.hint}>
        {words.loading}
      </p>
    );
  if (state.status === 'unreadable')
    return (
      <section>
        <Notice kind="error">{words.empty.unreadableText({ path: state.path })}</Notice>
        <ul className={styles.problems}>
          {state.problems.slice(0, 20).map((problem, i) => {
            const { message, hint, language: spoken } = tellProblem(problem, language);
            return (
              <li key={i} lang={spoken}>
                <span className={textStyles.number}>
                  {problem.line}:{problem.column}
                </span>{' '}
                {message} {hint && <small>{hint}</small>}
              </li>
            );
          })}
        </ul>
      </section>
    );
  return (
    <Notice kind="warning">
      {state.status === 'missing' ? words.empty.missing : words.save.reasons[state.failure ?? 'unknown']}
    </Notice>
  );
}
