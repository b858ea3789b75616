/** The button "mend": tried out on the rules first, and refused in words where it would do harm. */
import { findSafeMend } from '../../document/index.ts';
import { tellProblem, type Problem } from '../../../util/problem.ts';
import { documentNow, notify, perform, wordsNow } from '../actions/actions.ts';
import { describeUnchecked } from './describe-unchecked.ts';
import type { Studio } from '../studio.ts';

/** Does nothing when the machine was edited meanwhile: the problem may be another one by then. */
export async function mendProblem(studio: Studio, problem: Problem): Promise<void> {
  const document = documentNow(studio);
  try {
    await tryMend(studio, problem);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    if (documentNow(studio) === document)
      notify(studio, {
        kind: 'warning',
        text: describeUnchecked({ kind: 'lost', why }, wordsNow(studio)),
      });
  }
}

async function tryMend(studio: Studio, problem: Problem): Promise<void> {
  const document = documentNow(studio);
  if (!document) return;
  const look = (config: typeof document.config): Promise<readonly Problem[]> =>
    studio.checks.look(config, studio.rules.get().text);
  const known = studio.checks.state.get();
  const before = known.config === document.config ? known.problems : await look(document.config);
  const mend = await findSafeMend(document, problem, before, look);
  if (documentNow(studio) !== document) return;
  if (mend.status === 'found') {
    perform(studio, () => mend.edit);
    return;
  }
  const words = wordsNow(studio).problems;
  const text =
    mend.status === 'useless'
      ? words.mendUseless
      : words.mendHarmful({ error: tellProblem(mend.error, studio.ui.get().language).message });
  notify(studio, { kind: 'warning', text });
}
