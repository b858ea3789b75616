/** One problem: what is wrong, what to do, the call that shows it, and a mend where one is known. */
import type { ReactElement } from 'react';
import { keySymbol, KEYS } from '../../chart/index.ts';
import type { Problem } from '../../util/problem.ts';
import { perform } from '../app/actions.ts';
import { Icon } from '../app/Icon.tsx';
import type { Words } from '../app/i18n/index.ts';
import { showProblem } from '../app/jump-to-problem.ts';
import { useMachine, useStudio, useUi, useWords } from '../app/use-studio.ts';
import { mendFor } from '../document/index.ts';

export function ProblemCard({ problem, isHere = false }: { readonly problem: Problem; readonly isHere?: boolean }): ReactElement {
  const studio = useStudio();
  const words = useWords();
  const language = useUi((ui) => ui.language);
  const document = useMachine()?.document;
  const mend = document && mendFor(problem, document);
  const call = describeCall(problem, words);
  return (
    <li className={`problem problem-${problem.severity}`}>
      <span className="problem-sign"><Icon name={problem.severity} size={15} /><span className="unseen">{words.severity[problem.severity]}</span></span>
      <div>
        {isHere ? <p className="problem-message" lang="en">{problem.message}</p> : <button type="button" className="problem-message" lang="en" onClick={() => showProblem(studio, problem)}>{problem.message}</button>}
        {problem.hint && <p className="problem-hint" lang="en">{problem.hint}</p>}
        {call && <p className="problem-call">{call}</p>}
        <p className="problem-foot">
          <code>{problem.code}</code>
          {mend && <button type="button" className="button" onClick={() => perform(studio, () => mend)}><Icon name="check" size={13} />{words.problems.mend(mend.name[language])}</button>}
        </p>
      </div>
    </li>
  );
}

/** The shortest call as a sentence: "Dial, press 1, say nothing." */
export function describeCall({ call, facts }: Problem, words: Words): string | undefined {
  if (!call) return undefined;
  const steps = call.flatMap((event) => {
    const key = KEYS.find((pad) => event === `DTMF.${pad}`);
    if (key) return [words.call.press(keySymbol(key))];
    return event === 'DONE' ? [] : [words.call[event as 'NO_INPUT' | 'NO_MATCH' | 'HANGUP'] ?? event];
  });
  return words.call.sentence(steps, facts ?? []);
}
