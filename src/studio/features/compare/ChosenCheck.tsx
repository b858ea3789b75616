/** What the rules say of the mixture that is chosen, before anything is decided. */
import { useEffect, useState, type ReactElement } from 'react';
import type { MachineConfig } from '../../../chart/index.ts';
import { tellProblem, type Problem } from '../../../util/problem.ts';
import { Icon } from '../../kit/Icon.tsx';
import { useStore } from '../../core/store.ts';
import { useLanguage, useStudio } from '../../core/use-studio.ts';
import { startChecks } from '../../core/checks/start-checks.ts';
import type { CompareWords } from '../../../words/index.ts';
import styles from './ChosenCheck.module.css';

const MAX_SHOWN = 4;

export function ChosenCheck({
  config,
  broken,
  say,
}: {
  readonly config: MachineConfig;
  readonly broken: readonly Problem[];
  readonly say: CompareWords;
}): ReactElement {
  const studio = useStudio();
  const language = useLanguage();
  const rules = useStore(studio.rules, ({ text }) => text);
  const [watch] = useState(startChecks);
  const checks = useStore(watch.state, (state) => state);
  useEffect(() => watch.end, [watch]);
  useEffect(() => {
    if (broken.length === 0) watch.check(config, rules);
  }, [watch, config, rules, broken]);
  const problems =
    broken.length > 0
      ? broken
      : checks.problems
          .filter(({ severity }) => severity !== 'info')
          .toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (broken.length === 0 && (checks.config === undefined || checks.isChecking))
    return (
      <p className={styles.check} role="status">
        {say.conflict.checking}
      </p>
    );
  return (
    <div className={styles.check} data-verdict={errors > 0 ? 'bad' : 'good'} role="status">
      <p>
        <Icon name={errors > 0 ? 'error' : 'check'} size={14} />
        {broken.length > 0
          ? say.conflict.broken
          : problems.length === 0
            ? say.conflict.passes
            : describeCounts(errors, problems.length - errors, say)}
      </p>
      {problems.length > 0 && (
        <details open={errors > 0}>
          <summary>{say.conflict.which}</summary>
          <ul>
            {problems.slice(0, MAX_SHOWN).map((problem, i) => (
              <li key={i}>{tellProblem(problem, language).message}</li>
            ))}
            {problems.length > MAX_SHOWN && (
              <li>{say.conflict.more({ count: problems.length - MAX_SHOWN })}</li>
            )}
          </ul>
        </details>
      )}
    </div>
  );
}

/** @param others problems that are no errors */
function describeCounts(errors: number, others: number, { conflict }: CompareWords): string {
  const [some, more] = [conflict.errors({ count: errors }), conflict.warnings({ count: others })];
  const counts =
    errors === 0 ? more : others === 0 ? some : conflict.errorsAndWarnings({ errors: some, warnings: more });
  return conflict.problems({ counts });
}
