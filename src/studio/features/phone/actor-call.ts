/** XState's actor as the phone's call: what the inspector of XState shows is what is dialled. */
import type { AnyMachineSnapshot } from 'xstate';
import { indexChart, type EventName, type MachineConfig } from '../../../chart/index.ts';
import type { CallActor } from '../../../phone/index.ts';

/** What XState's actor offers. */
interface Actor {
  getSnapshot(): AnyMachineSnapshot;
  send(event: { readonly type: EventName }): void;
}

export function createActorCall(config: MachineConfig, actor: Actor): CallActor {
  const chart = indexChart(config);
  return {
    now: () => {
      const snapshot = actor.getSnapshot();
      const state = statePathOf(snapshot.value);
      return {
        snapshot,
        state,
        attempts: (snapshot.context as { attempts: number }).attempts,
        isDone: chart.stateAt(state)?.isFinal ?? false,
      };
    },
    send: (type) => actor.send({ type }),
  };
}

/** Dotted keys of the active state; the profile has exactly one. */
export function statePathOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [entry] = Object.entries((value ?? {}) as Record<string, unknown>);
  if (!entry) return '';
  const inner = statePathOf(entry[1]);
  return inner ? `${entry[0]}.${inner}` : entry[0];
}
