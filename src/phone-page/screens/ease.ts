/** The Single Ease Question (Sauro and Dumas 2009): seven points, named at the ends. */
import type { PlannedTask } from '../../phone-test/index.ts';
import type { App } from '../screen.ts';
import { make, makeButton } from '../draw.ts';
import { drawProgress, sentenceOf } from './task.ts';

const POINTS = [1, 2, 3, 4, 5, 6, 7];

export function showEase(app: App, task: PlannedTask, rate: (rating: number | null) => void): void {
  const { say } = app;
  const points = POINTS.map((point) => {
    const name = point === 1 ? `1, ${say.veryDifficult}` : point === 7 ? `7, ${say.veryEasy}` : undefined;
    const button = make(
      'button',
      { type: 'button', class: 'point', 'data-point': point, 'aria-label': name },
      String(point),
    );
    button.addEventListener('click', () => rate(point));
    return make('li', {}, button);
  });
  const onKey = (event: KeyboardEvent): void => {
    const point = POINTS.find((each) => String(each) === event.key);
    if (point === undefined || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    event.preventDefault();
    rate(point);
  };
  document.addEventListener('keydown', onKey);
  app.show(
    drawProgress(app),
    make('p', { class: 'task past' }, sentenceOf(app, task)),
    make('h1', { id: 'ease' }, say.ease),
    make('ol', { class: 'points', 'aria-labelledby': 'ease' }, ...points),
    make(
      'p',
      { class: 'ends', 'aria-hidden': 'true' },
      make('span', {}, say.veryDifficult),
      make('span', {}, say.veryEasy),
    ),
    makeButton(say.skip, 'quiet', () => rate(null)),
  );
  app.onLeave(() => document.removeEventListener('keydown', onKey));
}
