/** The task, as it stands on every screen that belongs to it. */
import type { PlannedTask } from '../../phone-test/index.ts';
import type { App } from '../screen.ts';
import { make } from '../draw.ts';

export function drawProgress({ plan, say, progress }: App): HTMLElement {
  const count = plan.participants.find(({ code }) => code === progress.code)?.tasks.length ?? 1;
  const number = Math.min(count, progress.tasks.length + 1);
  const bar = make('progress', { max: count, value: progress.tasks.length, 'aria-hidden': 'true' });
  return make('div', { class: 'progress' }, make('span', {}, say.progress({ number, count })), bar);
}

export function sentenceOf({ plan, progress }: App, { need }: PlannedTask): string {
  const sentences = plan.needs[need]?.sentences ?? {};
  return sentences[progress.locale] ?? Object.values(sentences)[0] ?? '';
}
