/** How components reach what-if. */
import { useStore } from '../../core/store.ts';
import { useStudio, useUi } from '../../core/use-studio.ts';
import type { UiLanguage } from '../../core/words/index.ts';
import { whatIfOf, type BoundWhatIf, type WhatIfChoices } from './follow-machine.ts';
import type { WhatIfState } from '../../figures/what-if.ts';
import { type FiguresWords, figuresWords } from '../../../words/index.ts';

export interface UsedWhatIf extends BoundWhatIf {
  readonly state: WhatIfState;
  readonly chosen: WhatIfChoices;
  readonly say: FiguresWords;
  readonly language: UiLanguage;
}

export function useWhatIf(): UsedWhatIf {
  const parts = whatIfOf(useStudio());
  const language = useUi((ui) => ui.language);
  return {
    ...parts,
    state: useStore(parts.whatIf.state, (state) => state),
    chosen: useStore(parts.choices, (choices) => choices),
    say: figuresWords[language],
    language,
  };
}
