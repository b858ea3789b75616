import type { Draft } from 'immer';
import type { Guard, OptionRole } from '../types.ts';
import { transitionAt } from './draft.ts';
import { nameOption } from './names.ts';
import type { Edit, MachineDocument, OptionPlace } from './types.ts';

export function setRole(document: MachineDocument, option: OptionPlace, role: OptionRole): Edit {
  return {
    name: nameOption(document, option, (words, option) => words.optionDetails.changeRole({ option })),
    recipe: (draft) => {
      const transition = transitionAt(draft, option);
      const { role: _old, ...others } = transition.meta ?? {};
      // Absent means choice: a second way to write the same would only make differences.
      if (role !== 'choice') transition.meta = { role, ...others };
      else if (Object.keys(others).length > 0) transition.meta = others;
      else delete transition.meta;
    },
  };
}

/** Callers for whom the condition does not hold do not hear the option. */
export function setGuard(document: MachineDocument, option: OptionPlace, guard: Guard | undefined): Edit {
  return {
    name: nameOption(document, option, (words, option) =>
      guard
        ? words.optionDetails.changeCondition({ option })
        : words.optionDetails.removeCondition({ option }),
    ),
    recipe: (draft) => {
      const transition = transitionAt(draft, option);
      if (guard) transition.guard = structuredClone(guard) as Draft<Guard>;
      else delete transition.guard;
    },
  };
}
