/** Which of these numbers would you dial? */
import type { PlannedTask } from '../../phone-test/index.ts';
import { chooseText } from '../../speech/index.ts';
import type { App } from '../screen.ts';
import { make, makeButton } from '../draw.ts';
import { drawProgress, sentenceOf } from './task.ts';

export interface DialActs {
  readonly notice: string | undefined;
  readonly stop: () => void;
  /** Position in the plan’s lines; undefined: would not know. */
  readonly dial: (line: number | undefined) => void;
}

export function showDial(app: App, task: PlannedTask, { notice, stop, dial }: DialActs): void {
  const { plan, say, progress } = app;
  const isChoice = task.lines.length > 1;
  const numbers = task.lines.map((at) => {
    const line = plan.lines[at];
    const title = chooseText(line?.title, progress.locale, plan.locales) ?? '';
    const button = make(
      'button',
      { type: 'button', class: 'number', 'data-line': line?.id ?? '' },
      make('span', { class: 'name' }, title),
      make('bdi', { class: 'digits', dir: 'ltr' }, line?.number ?? ''),
    );
    button.addEventListener('click', () => dial(at));
    return make('li', {}, button);
  });
  app.show(
    drawProgress(app),
    notice === undefined
      ? undefined
      : make('p', { class: 'notice', 'data-notice': true, role: 'status' }, notice),
    make('h1', { class: 'task' }, sentenceOf(app, task)),
    make('h2', { id: 'which' }, isChoice ? say.which : say.dialOne),
    make('ul', { class: 'numbers', 'aria-labelledby': 'which' }, ...numbers),
    make(
      'div',
      { class: 'row' },
      isChoice ? makeButton(say.wouldNotKnow, 'plain', () => dial(undefined)) : undefined,
      progress.tasks.length > 0 ? makeButton(say.stop, 'quiet', stop) : undefined,
    ),
  );
}
