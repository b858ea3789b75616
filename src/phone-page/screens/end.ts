/** What was recorded leaves the browser only here, and only by the participant’s own hand. */
import { RESULT_SUFFIX } from '../../phone-test/index.ts';
import type { App } from '../screen.ts';
import { make, makeButton } from '../draw.ts';
import { toResult } from '../progress.ts';

export function showEnd(app: App, forget: () => void): void {
  const { plan, say, progress, sendTo } = app;
  const text = JSON.stringify(toResult(plan, progress));
  const name = `${progress.code}-${progress.run.slice(0, 6)}${RESULT_SUFFIX}`;
  const status = make('p', { class: 'status', 'data-status': true, role: 'status' });
  const shown = make('textarea', { readonly: true, rows: 6, 'aria-label': say.recorded });
  shown.value = text;

  const save = (): void => {
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    make('a', { href: url, download: name }).click();
    // The browser has to have begun to read it.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };
  const copy = (): void => {
    const failed = (): void => {
      status.textContent = say.copyFailed;
      details.open = true;
      shown.select();
    };
    if (!window.navigator.clipboard) failed();
    else window.navigator.clipboard.writeText(text).then(() => (status.textContent = say.copied), failed);
  };
  const send = (): void => {
    status.textContent = say.sending;
    sender?.setAttribute('disabled', '');
    void fetch(sendTo ?? '', { method: 'POST', headers: { 'content-type': 'application/json' }, body: text })
      .then((answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        status.textContent = say.sent;
      })
      .catch(() => {
        status.textContent = say.sendFailed;
        sender?.removeAttribute('disabled');
      });
  };
  const sender = sendTo === undefined ? undefined : makeButton(say.send, 'main', send);
  const details = make('details', {}, make('summary', {}, say.recorded), shown);
  const sure = make(
    'div',
    { class: 'card sure', hidden: true },
    make('p', {}, say.againSure),
    make(
      'div',
      { class: 'row' },
      makeButton(say.yes, 'danger', forget),
      makeButton(say.no, 'plain', () => (sure.hidden = true)),
    ),
  );
  app.show(
    make('h1', {}, say.thanks),
    make('p', { class: 'lead' }, progress.isStopped ? say.stopped : say.thanksLead),
    make(
      'div',
      { class: 'card hand-in', 'data-hand-in': true },
      sender,
      makeButton(say.save, sender ? 'plain' : 'main', save),
      make('p', { class: 'hint' }, say.saveHint({ name })),
      makeButton(say.copy, 'quiet', copy),
      status,
    ),
    details,
    makeButton(say.again, 'quiet', () => (sure.hidden = false)),
    sure,
  );
}
