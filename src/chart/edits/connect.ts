import type { EventName } from '../types.ts';
import { listAt, setList, stateAt, transitionAt } from './draft.ts';
import { nameOption, nameState } from './names.ts';
import { writeTarget } from './targets.ts';
import { Refused } from './refused.ts';
import type { Edit, MachineDocument, OptionPlace } from './types.ts';
import { say, chartWords } from '../../words/index.ts';

/** Without a target the menu is spoken again. The target gets an id when it needs one. */
export function connectOption(
  document: MachineDocument,
  option: OptionPlace,
  target: string | undefined,
): Edit {
  return {
    name: nameOption(document, option, (words, option) =>
      target === undefined
        ? words.connect.disconnectOption({ option })
        : words.connect.connectOption({ option }),
    ),
    recipe: (draft) => {
      const transition = transitionAt(draft, option);
      if (target !== undefined) transition.target = writeTarget(draft, option.state, target);
      else if (option.event === 'always')
        throw new Refused(say(chartWords, (words) => words.connect.aimless));
      else delete transition.target;
    },
  };
}

/**
 * Where an event leads when no condition takes it elsewhere: DONE of an announcement, NO_INPUT after the last
 * retry.
 */
export function connectEvent(
  document: MachineDocument,
  state: string,
  event: EventName,
  target: string,
): Edit {
  return {
    name: nameState(document, state, (words, state) => words.connect.connectEvent({ event, state })),
    recipe: (draft) => {
      const source = stateAt(draft, state);
      if (source.type === 'final') throw new Refused(say(chartWords, (words) => words.connect.callEnds));
      const written = writeTarget(draft, state, target);
      const list = listAt(source, event);
      const last = list.at(-1);
      if (last && last.guard === undefined)
        setList(source, event, [...list.slice(0, -1), { ...last, target: written }]);
      else setList(source, event, [...list, { target: written }]);
    },
  };
}
