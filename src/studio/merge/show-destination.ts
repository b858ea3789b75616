import type { ServingDestination } from './read-offers.ts';
import type { MergeWords } from './words/index.ts';

/** Where an option leads, in a few words. */
export function showDestination(destination: ServingDestination | undefined, { destination: say }: MergeWords): string {
  switch (destination?.goesTo) {
    case 'desk':
      return say.desk(destination.desk);
    case 'number':
      return say.number(destination.number);
    case 'self-service':
      return say.service(destination.service);
    case undefined:
      return '';
  }
}
