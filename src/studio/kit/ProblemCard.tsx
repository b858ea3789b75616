/** One problem: what is wrong, what to do, the call that shows it, and a mend where one is known. */
import type { ReactElement } from 'react';
import { keySymbol, KEYS, type Locale } from '../../chart/index.ts';
import { tellProblem, type Problem } from '../../util/problem.ts';
import { Icon } from './Icon.tsx';
import { type Language, type StudioWords, studioWords } from '../../words/index.ts';
import { showProblem } from '../core/checks/jump-to-problem.ts';
import { mendProblem } from '../core/checks/mend-problem.ts';
import { pickLocale, useLanguage, useMachine, useStudio, useUi, useWords } from '../core/use-studio.ts';
import { keyOf, labelOf } from '../core/describe-stop.ts';
import { mendFor } from '../document/index.ts';
import { cardTitle, placeProblem, type MachineView } from '../view/index.ts';
import { Button } from './Button.tsx';
import styles from './ProblemCard.module.css';
import textStyles from './text.module.css';
import { showTurning } from './show-hidden.ts';

export function ProblemCard({
  problem,
  isHere = false,
}: {
  readonly problem: Problem;
  readonly isHere?: boolean;
}): ReactElement {
  const studio = useStudio();
  const words = useWords(studioWords);
  const language = useLanguage();
  const machine = useMachine();
  const document = machine?.document;
  const mend = document && mendFor(problem, document);
  const told = tellProblem(problem, language);
  // Where nobody has translated it, a Chinese page shows English, and says so to screen readers.
  const promptLocale = useUi((ui) => ui.promptLocale);
  const place =
    machine && !isHere
      ? namePlace(
          machine.view,
          problem,
          pickLocale({ promptLocale, language }, machine.document.config.meta.locales),
          language,
        )
      : undefined;
  const lang = told.language === language ? undefined : told.language;
  const call = describeCall({ ...problem, ...told }, words);
  return (
    <li className={styles.problem} data-severity={problem.severity}>
      <span className={styles.sign}>
        <Icon name={problem.severity} size={15} />
        <span className={textStyles.unseen}>{words.severity[problem.severity]}</span>
      </span>
      <div>
        {place && (
          <p className={styles.place} dir="auto">
            {place}
          </p>
        )}
        {isHere ? (
          <p className={styles.message} lang={lang}>
            {showTurning(told.message)}
          </p>
        ) : (
          <button
            type="button"
            className={styles.message}
            lang={lang}
            onClick={() => showProblem(studio, problem)}
          >
            {showTurning(told.message)}
          </button>
        )}
        {told.hint && (
          <p className={styles.hint} lang={lang}>
            {showTurning(told.hint)}
          </p>
        )}
        {call && <p className={styles.call}>{showTurning(call)}</p>}
        <p className={styles.foot}>
          <code>{problem.code}</code>
          {mend && (
            <Button onClick={() => void mendProblem(studio, problem)}>
              <Icon name="check" size={13} />
              {words.problems.mend({ name: mend.name[language] })}
            </Button>
          )}
        </p>
      </div>
    </li>
  );
}

/** "Repairs · 2 reporting a fault": the same sentence may be true of many places. */
function namePlace(
  view: MachineView,
  problem: Problem,
  locale: Locale,
  language: Language,
): string | undefined {
  const words = studioWords[language];
  const { state, card, row } = placeProblem(view, problem.path, problem.menu);
  const found = view.chart.stateAt(card ?? state);
  if (!found) return undefined;
  const title = found.path === '' ? words.kinds.start : cardTitle(view.chart, found, locale);
  const rows = [...(view.cards.get(found.path)?.rows ?? []), ...(view.frames.get(state)?.rows ?? [])];
  const entry = rows.find(({ id }) => id === row);
  return entry
    ? `${title} · ${[keyOf(entry), labelOf(view, entry, locale, language)].filter(Boolean).join(' ')}`
    : title;
}

/** The shortest call as a sentence: "Dial, press 1, say nothing." */
function describeCall(
  { call, facts }: Pick<Problem, 'call' | 'facts'>,
  words: StudioWords,
): string | undefined {
  if (!call) return undefined;
  const steps = call.flatMap((event) => {
    const key = KEYS.find((pad) => event === `DTMF.${pad}`);
    if (key) return [words.call.press({ key: keySymbol(key) })];
    return event === 'DONE' ? [] : [words.call[event as 'NO_INPUT' | 'NO_MATCH' | 'HANGUP'] ?? event];
  });
  const { dial, then, and, shortest, shortestWhen } = words.call;
  const way = [dial, ...steps].join(then);
  return facts && facts.length > 0
    ? shortestWhen({ steps: way, facts: facts.join(and) })
    : shortest({ steps: way });
}
