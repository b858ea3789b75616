/** What is open, whether it is saved, and the commands one needs all the time. */
import type { ReactElement } from 'react';
import { chooseText } from '../../speech/index.ts';
import { CommandBar } from '../commands/CommandBar.tsx';
import { localeName } from '../core/words/locale-name.ts';
import { PAGES } from './panels.ts';
import { SaveState } from './SaveState.tsx';
import {
  isSamePart,
  useDocumentPart,
  useEditedPart,
  usePromptLocale,
  useStudio,
  useUi,
  useWords,
} from '../core/use-studio.ts';
import { LANGUAGES, chooseLanguage, commonWords, studioWords } from '../../words/index.ts';
import { Button } from '../kit/Button.tsx';
import { showHidden } from '../kit/show-hidden.ts';
import styles from './TopBar.module.css';
import textStyles from '../kit/text.module.css';

export function TopBar(): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const { file, language, page } = useUi(
    ({ file, language, page }) => ({ file, language, page }),
    isSamePart,
  );
  const meta = useDocumentPart((state) => state?.document?.config.meta);
  const { scenario, title: scenarioTitle } = useEditedPart(
    (state) => ({
      scenario: state?.path === file ? undefined : state?.path,
      title: state?.document && 'title' in state.document.config ? state.document.config.title : undefined,
    }),
    isSamePart,
  );
  const locale = usePromptLocale(meta?.locales ?? []);

  return (
    <header className={styles.top}>
      <div className={styles.left}>
        <CommandBar bar="topLeft" />
        <span className={styles.brand} aria-hidden="true">
          <svg width="22" height="22" viewBox="0 0 32 32">
            <g fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round">
              <path d="M6 16h7M13 16c5 0 3-9 11-9M13 16h11M13 16c5 0 3 9 11 9" />
            </g>
            <g fill="currentColor">
              <circle cx="6" cy="16" r="3.2" />
              <circle cx="25" cy="7" r="2.8" />
              <circle cx="25" cy="16" r="2.8" />
              <circle cx="25" cy="25" r="2.8" />
            </g>
          </svg>
        </span>
        <div className={styles.what}>
          {scenario !== undefined ? (
            <h1 dir="auto">
              {(scenarioTitle && chooseText(scenarioTitle, language, Object.keys(scenarioTitle))) ?? scenario}
            </h1>
          ) : (
            <h1 lang={meta ? locale : language} dir="auto">
              {meta ? (chooseText(meta.title, locale, meta.locales) ?? file) : words.product}
            </h1>
          )}
          {scenario !== undefined && (
            <p className={styles.path}>
              <bdi className={styles.name} title={showHidden(scenario)}>
                {showHidden(scenario)}
              </bdi>
            </p>
          )}
          {scenario === undefined && file !== undefined && (
            <p className={styles.path}>
              {meta?.number && <span className={styles.number}>{meta.number}</span>}
              <bdi className={styles.name} title={showHidden(file)}>
                {showHidden(file)}
              </bdi>
            </p>
          )}
        </div>
      </div>
      <div className={styles.middle}>{(meta ?? scenario) && <SaveState />}</div>
      <div className={styles.right}>
        {PAGES.filter(({ load }) => load).map(({ id }) => (
          <Button
            key={id}
            className={styles.page}
            aria-pressed={page === id}
            onClick={() => studio.ui.set({ page: page === id ? undefined : id })}
          >
            {words.panels[id]}
          </Button>
        ))}
        <div className={styles.cluster} role="toolbar" aria-label={words.sections.file}>
          <CommandBar bar="topSteps" />
        </div>
        <CommandBar bar="topFind" />
        {meta && meta.locales.length > 1 && (
          <label className={styles.pick} title={words.promptLanguage}>
            <span className={styles.pickName} aria-hidden="true">
              {words.promptShort}
            </span>
            <span className={textStyles.unseen}>{words.promptLanguage}</span>
            <select value={locale} onChange={({ target }) => studio.ui.set({ promptLocale: target.value })}>
              {meta.locales.map((each) => (
                <option key={each} value={each}>
                  {localeName(each, language)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className={styles.pick} title={words.uiLanguage}>
          <span className={styles.pickName} aria-hidden="true">
            {words.uiShort}
          </span>
          <span className={textStyles.unseen}>{words.uiLanguage}</span>
          <select
            value={language}
            onChange={({ target }) => studio.ui.set({ language: chooseLanguage(target.value) })}
          >
            {LANGUAGES.map((each) => (
              <option key={each} value={each}>
                {commonWords[each].languageName}
              </option>
            ))}
          </select>
        </label>
        <CommandBar bar="topRight" />
      </div>
    </header>
  );
}
