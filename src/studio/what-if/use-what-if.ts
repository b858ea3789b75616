/** How components reach what-if. */
import { useStore } from '../app/store.ts';
import { useStudio, useUi } from '../app/use-studio.ts';
import type { UiLanguage } from '../app/i18n/index.ts';
import { whatIfOf, type BoundWhatIf, type WhatIfChoices } from './follow-machine.ts';
import type { WhatIfState } from './what-if.ts';
import { WHAT_IF_WORDS, type WhatIfWords } from './words/index.ts';

export interface UsedWhatIf extends BoundWhatIf {
  readonly state: WhatIfState;
  readonly chosen: WhatIfChoices;
  readonly say: WhatIfWords;
  readonly language: UiLanguage;
}

export function useWhatIf(): UsedWhatIf {
  const parts = whatIfOf(useStudio());
  const language = useUi((ui) => ui.language);
  return {
    ...parts,
    state: useStore(parts.whatIf.state, (state) => state),
    chosen: useStore(parts.choices, (choices) => choices),
    say: WHAT_IF_WORDS[language],
    language,
  };
}
