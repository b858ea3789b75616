/** Problems of what is selected, with their mends. */
import type { ReactElement } from 'react';
import { useChecks, useMachine, useWords } from '../../core/use-studio.ts';
import { ProblemCard } from '../../kit/ProblemCard.tsx';
import { placeProblem } from '../../view/index.ts';
import { Section } from '../../kit/fields.tsx';
import { studioWords } from '../../../words/index.ts';
import styles from './ProblemsHere.module.css';

/** More than these begin folded: the fields come first. */
const FEW = 2;

export function ProblemsHere({
  state,
  row,
}: {
  readonly state: string;
  readonly row?: string;
}): ReactElement | null {
  const words = useWords(studioWords);
  const view = useMachine()?.view;
  const problems = useChecks((checks) => checks.problems);
  if (!view) return null;
  const here = problems.filter((problem) => {
    const place = placeProblem(view, problem.path, problem.menu);
    return (place.state === state || place.card === state) && (row === undefined || place.row === row);
  });
  if (here.length === 0) return null;
  return (
    <Section title={words.inspector.problems({ count: here.length })} isOpen={here.length <= FEW}>
      <ul className={styles.list}>
        {here.map((problem, i) => (
          <ProblemCard key={`${problem.code} ${i}`} problem={problem} isHere />
        ))}
      </ul>
    </Section>
  );
}
