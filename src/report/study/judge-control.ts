/** What the controls say of the model. */
import type { ControlPair, StudyResult } from '../../study/index.ts';
import type { StudyPhrases } from './context.ts';

/** The controls that were run, the one that must hold first. */
export function controlPairs({
  control,
}: StudyResult): (readonly ['sameMenus' | 'numbersKnown', ControlPair])[] {
  return (['sameMenus', 'numbersKnown'] as const).flatMap((id) => {
    const pair = control?.[id];
    return pair ? [[id, pair] as const] : [];
  });
}

export function judgeControl({ control }: StudyResult, phrases: StudyPhrases): string {
  if (!control?.sameMenus || control.isKept === undefined) return phrases.controlAbsent;
  if (!control.isKept) return phrases.controlBroken;
  return control.sameMenus.difference.low === undefined ? phrases.controlUnsure : phrases.controlKept;
}
