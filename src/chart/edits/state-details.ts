/** Settings of one state, apart from what it says. */
import type { Draft } from 'immer';
import type { Destination, StateMeta } from '../types.ts';
import { setMeta, stateAt, type StateDraft } from './draft.ts';
import { nameState } from './names.ts';
import { Refused } from './refused.ts';
import type { Edit, MachineDocument } from './types.ts';
import { say, chartWords, type ChartWords } from '../../words/index.ts';

/** Seconds of silence before NO_INPUT. Undefined: as inherited. */
export function setNoInputSeconds(
  document: MachineDocument,
  state: string,
  seconds: number | undefined,
): Edit {
  return {
    ...editState(
      document,
      state,
      (words, name) => words.stateDetails.changeTimeOut({ state: name }),
      (draft) => setMeta(draft, 'noInputSeconds', seconds),
    ),
    mergeKey: `time-out ${state}`,
  };
}

export function setLayer(
  document: MachineDocument,
  state: string,
  layer: StateMeta['layer'] | undefined,
): Edit {
  return editState(
    document,
    state,
    (words, name) => words.stateDetails.changeLayer({ state: name }),
    (draft) => setMeta(draft, 'layer', layer),
  );
}

export function setPhrasing(
  document: MachineDocument,
  state: string,
  phrasing: StateMeta['phrasing'] | undefined,
): Edit {
  return editState(
    document,
    state,
    (words, name) => words.stateDetails.changePhrasing({ state: name }),
    (draft) => setMeta(draft, 'phrasing', phrasing),
  );
}

export function setProduct(document: MachineDocument, state: string, product: string | undefined): Edit {
  return {
    ...editState(
      document,
      state,
      (words, name) => words.stateDetails.changeProduct({ state: name }),
      (draft) => setMeta(draft, 'product', product === '' ? undefined : product),
    ),
    mergeKey: `product ${state}`,
  };
}

/** Whether failed attempts are counted anew when a caller comes here. */
export function setResetsAttempts(document: MachineDocument, state: string, isResetting: boolean): Edit {
  return editState(
    document,
    state,
    (words, name) => words.stateDetails.changeAttemptCount({ state: name }),
    (draft) => {
      const others = [draft.entry ?? []].flat().filter(({ type }) => type !== 'resetAttempts');
      const next = isResetting ? [{ type: 'resetAttempts' as const }, ...others] : others;
      if (next.length > 1) draft.entry = next;
      else if (next[0]) draft.entry = next[0];
      else delete draft.entry;
    },
  );
}

/** Where the call goes from a final state. */
export function setDestination(document: MachineDocument, state: string, destination: Destination): Edit {
  return {
    ...editState(
      document,
      state,
      (words, name) => words.stateDetails.changeDestination({ state: name }),
      (draft) => {
        if (draft.type !== 'final')
          throw new Refused(say(chartWords, (words) => words.stateDetails.callGoesOn));
        setMeta(draft, 'destination', structuredClone(destination) as Draft<Destination>);
      },
    ),
    mergeKey: `destination ${state}`,
  };
}

function editState(
  document: MachineDocument,
  path: string,
  speak: (words: ChartWords, name: string) => string,
  change: (state: StateDraft) => void,
): Edit {
  return { name: nameState(document, path, speak), recipe: (draft) => change(stateAt(draft, path)) };
}
