/**
 * Room: what the rules say about the open machine, live. The checking itself happens in a thread of its own
 * (check-worker.ts); this room only shows it, on the panel and, through `useMark`, on cards, options and
 * lines.
 */
import { useState, type ReactElement } from 'react';
import type { Severity } from '../../../util/problem.ts';
import { Icon } from '../../kit/Icon.tsx';
import { describeUnchecked } from '../../core/checks/describe-unchecked.ts';
import { bySeverity } from '../../core/checks/jump-to-problem.ts';
import { useChecks, useLanguage, useWords } from '../../core/use-studio.ts';
import { ProblemCard } from '../../kit/ProblemCard.tsx';
import { BASE_LANGUAGE, studioWords } from '../../../words/index.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './ProblemsPanel.module.css';
import textStyles from '../../kit/text.module.css';

/** Shown at once; a machine in the making may break thousands. */
const PAGE = 100;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

export function ProblemsPanel(): ReactElement {
  const words = useWords(studioWords);
  const language = useLanguage();
  const checks = useChecks((all) => all);
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set());
  const [shown, setShown] = useState(PAGE);
  const isFirst = checks.config === undefined;
  const problems = bySeverity(checks.problems);
  const chosen = problems.filter(({ severity }) => !hidden.has(severity));
  const toggle = (severity: Severity): void => {
    const next = new Set(hidden);
    if (!next.delete(severity)) next.add(severity);
    setHidden(next);
  };
  return (
    <div>
      <header className={styles.filters} role="group" aria-label={words.problems.filter}>
        {SEVERITIES.map((severity) => (
          <button
            key={severity}
            type="button"
            className={styles.filter}
            data-severity={severity}
            aria-pressed={!hidden.has(severity)}
            onClick={() => toggle(severity)}
          >
            <Icon name={severity} size={14} />
            <span className={textStyles.number}>
              {problems.filter((problem) => problem.severity === severity).length}
            </span>
            <span>{words.severityMany[severity]}</span>
          </button>
        ))}
      </header>
      {checks.failure && (
        <div className={styles.unchecked} role="status">
          <Icon name="warning" />
          <div>
            <p>{describeUnchecked(checks.failure, words)}</p>
            <p>{words.unchecked.text}</p>
          </div>
        </div>
      )}
      {isFirst && <p className={textStyles.hint}>{words.problems.first}</p>}
      {!isFirst && !checks.failure && problems.length === 0 && (
        <p className={styles.allClear}>
          <Icon name="check" />
          {words.problems.none}
        </p>
      )}
      <ul>
        {chosen.slice(0, shown).map((problem, i) => (
          <ProblemCard key={`${problem.code} ${problem.path?.join('.')} ${i}`} problem={problem} />
        ))}
      </ul>
      {chosen.length > shown && (
        <Button className={styles.more} onClick={() => setShown(shown + PAGE)}>
          {words.problems.more({ count: chosen.length - shown })}
        </Button>
      )}
      {checks.notLookedAt.length > 0 && (
        <section className={textStyles.hint}>
          <p>{words.problems.notLookedAt}</p>
          <ul>
            {checks.notLookedAt.map(({ message, translations }) => (
              <li key={message}>{language === BASE_LANGUAGE ? message : translations[language]}</li>
            ))}
          </ul>
        </section>
      )}
      {problems.length > 0 && <p className={textStyles.hint}>{words.problems.keys}</p>}
    </div>
  );
}
