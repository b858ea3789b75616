/** Where a call goes, in the words of whoever tells it: a transcript, a comparison, a plan. */
import type { Destination } from '../../../chart/index.ts';

export interface DestinationWords {
  readonly desk: (values: { readonly desk: string }) => string;
  readonly number: (values: { readonly number: string }) => string;
  readonly service: (values: { readonly service: string }) => string;
  /** One for all reasons, or one for each. Absent where no call ends so. */
  readonly hangUp?: string | Readonly<Record<'caller' | 'attempts' | 'closed', string>>;
  /** For an end that says nothing about where. */
  readonly nowhere?: string;
}

export function describeDestination(destination: Destination | undefined, say: DestinationWords): string {
  switch (destination?.goesTo) {
    case 'desk':
      return say.desk(destination);
    case 'number':
      return say.number(destination);
    case 'self-service':
      return say.service(destination);
    case 'hang-up':
      return (typeof say.hangUp === 'object' ? say.hangUp[destination.reason] : say.hangUp) ?? '';
    case undefined:
      return say.nowhere ?? '';
  }
}
