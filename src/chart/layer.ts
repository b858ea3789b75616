/** What the options of a menu are about, said or shown by what they do. */
import { toList, type ChartState } from './chart.ts';
import { KEY_EVENTS, type StateMeta, type Transition } from './types.ts';

/**
 * The menu's own `layer`; where it says none, `language` for a menu whose every choice names a language.
 * Choosing a language is no choice among products, intents or needs.
 */
export function layerOf({ config }: ChartState): StateMeta['layer'] {
  if (config.meta?.layer !== undefined) return config.meta.layer;
  const choices = choicesOf(config.on);
  return choices.length > 0 && choices.every(({ meta }) => meta?.language !== undefined)
    ? 'language'
    : undefined;
}

function choicesOf(on: ChartState['config']['on']): Transition[] {
  return KEY_EVENTS.flatMap((event) => {
    const transitions = on?.[event];
    return transitions === undefined
      ? []
      : toList(transitions).filter(({ meta }) => (meta?.role ?? 'choice') === 'choice');
  });
}
