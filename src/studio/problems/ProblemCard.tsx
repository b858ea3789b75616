/** One problem: what is wrong, what to do, the call that shows it, and a mend where one is known. */
import type { ReactElement } from 'react';
import { keySymbol, KEYS } from '../../chart/index.ts';
import { tellProblem, type Problem } from '../../util/problem.ts';
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
  const told = tellProblem(problem, language);
  // Where nobody has translated it, a Chinese page shows English, and says so to screen readers.
  const lang = told.language === language ? undefined : told.language;
  const call = describeCall({ ...problem, ...told }, words);
  return (
    <li className={`problem problem-${problem.severity}`}>
      <span className="problem-sign"><Icon name={problem.severity} size={15} /><span className="unseen">{words.severity[problem.severity]}</span></span>
      <div>
        {isHere ? <p className="problem-message" lang={lang}>{told.message}</p> : <button type="button" className="problem-message" lang={lang} onClick={() => showProblem(studio, problem)}>{told.message}</button>}
        {told.hint && <p className="problem-hint" lang={lang}>{told.hint}</p>}
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
function describeCall({ call, facts }: Pick<Problem, 'call' | 'facts'>, words: Words): string | undefined {
  if (!call) return undefined;
  const steps = call.flatMap((event) => {
    const key = KEYS.find((pad) => event === `DTMF.${pad}`);
    if (key) return [words.call.press(keySymbol(key))];
    return event === 'DONE' ? [] : [words.call[event as 'NO_INPUT' | 'NO_MATCH' | 'HANGUP'] ?? event];
  });
  return words.call.sentence(steps, facts ?? []);
}
