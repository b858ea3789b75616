/** How components reach what-if. */
import { useStore } from '../../core/store.ts';
import { useLanguage, useStudio } from '../../core/use-studio.ts';
import { type FiguresWords, type Language, figuresWords } from '../../../words/index.ts';
import { whatIfOf, type BoundWhatIf, type WhatIfChoices } from './follow-machine.ts';
import type { WhatIfState } from '../../figures/what-if-state.ts';

export interface UsedWhatIf extends BoundWhatIf {
  readonly state: WhatIfState;
  readonly chosen: WhatIfChoices;
  readonly say: FiguresWords;
  readonly language: Language;
}

export function useWhatIf(): UsedWhatIf {
  const parts = whatIfOf(useStudio());
  const language = useLanguage();
  return {
    ...parts,
    state: useStore(parts.whatIf.state, (state) => state),
    chosen: useStore(parts.choices, (choices) => choices),
    say: figuresWords[language],
    language,
  };
}
