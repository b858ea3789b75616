/** What this is, what is recorded, and who takes it. */
import type { App } from '../screen.ts';
import { make, makeButton } from '../draw.ts';

/** A task takes about this many minutes: reading, dialling, a menu of two layers. */
const MINUTES_A_TASK = 1.25;

export function showWelcome(
  app: App,
  codeAsked: string,
  agree: (code: string) => void,
  { isResumed = false }: { isResumed?: boolean } = {},
): void {
  const { plan, say, progress } = app;
  const count = plan.participants[0]?.tasks.length ?? 0;
  const codes = plan.participants.map(({ code }) => code);
  if (isResumed) {
    const of = plan.participants.find(({ code }) => code === progress.code)?.tasks.length ?? count;
    app.show(
      make('h1', {}, say.welcome),
      make('p', { class: 'lead' }, say.resumeHint({ done: progress.tasks.length, count: of })),
      makeButton(say.resume, 'main', () => agree(progress.code)),
    );
    return;
  }
  const wrong = make('p', { class: 'wrong', role: 'alert' });
  const input = make('input', {
    id: 'code',
    inputmode: 'numeric',
    autocomplete: 'off',
    maxlength: 32,
    'aria-describedby': 'code-hint',
    value: codes.includes(codeAsked) ? codeAsked : undefined,
  });
  const form = make(
    'form',
    { novalidate: true },
    make('label', { for: 'code' }, say.code),
    input,
    make('p', { class: 'hint', id: 'code-hint' }, say.codeHint({ count: codes.length })),
    wrong,
    make('button', { type: 'submit', class: 'button main', 'data-main': true }, say.agree),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const code = input.value.trim();
    if (code !== '' && !codes.includes(code)) {
      wrong.textContent = say.codeWrong({ count: codes.length });
      input.setAttribute('aria-invalid', 'true');
      input.focus();
    } else agree(code);
  });
  app.show(
    make('h1', {}, say.welcome),
    make(
      'p',
      { class: 'lead' },
      say.lead({ count, minutes: Math.max(1, Math.round(count * MINUTES_A_TASK)) }),
    ),
    make('p', {}, say.notYou),
    make('section', { class: 'card' }, make('h2', {}, say.consentTitle), make('p', {}, say.consent)),
    form,
  );
}
