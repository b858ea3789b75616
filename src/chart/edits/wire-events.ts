import type { EventName } from '../types.ts';
import { addRetry } from './attempts.ts';
import { chartOf, insertState, listAt, setList, stateAt } from './draft.ts';
import { freshKey } from './fresh.ts';
import { writeTarget } from './targets.ts';
import type { DocumentDraft, Edit, MachineDocument } from './types.ts';
import { say, chartWords, commonWords } from '../../words/index.ts';

/** How often a menu is heard where nobody said otherwise. */
const USUAL_ATTEMPTS = 3;

/**
 * Handles silence, wrong keys and hanging up once on the machine, so that every menu inherits it: another
 * try, then an operator; a call that was hung up ends. What the machine does already stays.
 */
export function wireEvents(
  _document: MachineDocument,
  events: readonly (EventName & ('NO_INPUT' | 'NO_MATCH' | 'HANGUP'))[],
): Edit {
  return {
    name: say(chartWords, (words, language) =>
      words.wireEvents.handle({ events: events.join(commonWords[language].listComma) }),
    ),
    recipe: (draft) => {
      for (const event of events) {
        const machine = stateAt(draft, '');
        if (listAt(machine, event).some(({ guard }) => guard === undefined)) continue;
        if (event === 'HANGUP')
          setList(machine, event, [
            ...listAt(machine, event),
            { target: writeTarget(draft, '', findHangUp(draft)) },
          ]);
        else addRetry(draft, '', event, USUAL_ATTEMPTS);
      }
    },
  };
}

/** Where hung-up calls end; made when there is no such state. */
function findHangUp(draft: DocumentDraft): string {
  const chart = chartOf(draft);
  const found = chart.states.find(
    ({ isFinal, config: { meta } }) =>
      isFinal && meta?.destination?.goesTo === 'hang-up' && meta.destination.reason === 'caller',
  );
  if (found) return found.path;
  const key = freshKey(chart, '', 'hung-up');
  insertState(stateAt(draft, ''), key, {
    type: 'final',
    meta: { destination: { goesTo: 'hang-up', reason: 'caller' } },
  });
  return key;
}
