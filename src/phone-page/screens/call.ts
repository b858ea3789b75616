/** A call: the menu speaks, the participant presses keys. Whether it was the right place is not said. */
import { KEYS, keySymbol, type Key } from '../../chart/index.ts';
import type { PhoneState } from '../../phone/index.ts';
import type { PlannedTask, TaskResult, TestEnd, TestEvent } from '../../phone-test/index.ts';
import { chooseText } from '../../speech/index.ts';
import type { App } from '../screen.ts';
import { make, makeButton } from '../draw.ts';
import { pageClock } from '../page-clock.ts';
import { recordCall } from '../record-call.ts';
import { drawProgress, sentenceOf } from './task.ts';

const PAD: readonly Key[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'star', '0', 'pound'];
const LETTERS: Readonly<Partial<Record<Key, string>>> = {
  '2': 'ABC',
  '3': 'DEF',
  '4': 'GHI',
  '5': 'JKL',
  '6': 'MNO',
  '7': 'PQRS',
  '8': 'TUV',
  '9': 'WXYZ',
};
/** A key lights up for so long, in milliseconds. */
const LIT = 160;

export interface CallActs {
  readonly onEvent: (events: readonly TestEvent[], ended: TestEnd | null, spoke: TaskResult['voice']) => void;
  readonly done: () => void;
}

export function showCall(app: App, task: PlannedTask, lineAt: number, { onEvent, done }: CallActs): void {
  const { plan, say, progress, voice } = app;
  const { locale } = progress;
  const line = plan.lines[lineAt];
  const config = plan.machines[line?.machine ?? ''];
  if (!line || !config) throw new Error(`The plan has no menu for its line ${lineAt}.`);
  const hasVoice = voice.voiceFor(locale) !== undefined;
  const isCaptioned = progress.captions || !hasVoice;
  const call = recordCall({
    config,
    locale,
    clock: pageClock,
    voice,
    onEvent: (events, ended) => onEvent(events, ended, hasVoice ? 'browser' : 'none'),
  });

  const state = make('p', { class: 'state' });
  // Who hears the voice must not hear it twice.
  const caption = make('p', { class: 'caption', lang: locale, 'aria-live': hasVoice ? 'off' : 'polite' });
  const pad = make('div', { class: 'pad', role: 'group', 'aria-label': say.pad });
  const keys = new Map<Key, HTMLButtonElement>();
  const press = (key: Key): void => {
    const button = keys.get(key);
    button?.setAttribute('data-lit', '');
    setTimeout(() => button?.removeAttribute('data-lit'), LIT);
    call.press(key);
  };
  for (const key of PAD) {
    const button = make(
      'button',
      { type: 'button', class: 'key', 'aria-label': keySymbol(key) },
      make('span', {}, keySymbol(key)),
      make('small', { 'aria-hidden': 'true' }, LETTERS[key] ?? '\u00a0'),
    );
    button.addEventListener('click', () => press(key));
    keys.set(key, button);
    pad.append(button);
  }
  const hangUp = makeButton(say.hangUp, 'danger', () => call.hangUp());
  const next = makeButton(say.next, 'main', done);
  next.hidden = true;
  const phone = make(
    'section',
    { class: 'phone', 'aria-label': say.call },
    make(
      'div',
      { class: 'screen' },
      make(
        'p',
        { class: 'line' },
        make('span', {}, chooseText(line.title, locale, plan.locales) ?? ''),
        ' ',
        make('bdi', { dir: 'ltr' }, line.number),
      ),
      make(
        'div',
        { class: 'pulse', 'aria-hidden': 'true' },
        make('i'),
        make('i'),
        make('i'),
        make('i'),
        make('i'),
      ),
      state,
      isCaptioned ? caption : undefined,
    ),
    pad,
    make('div', { class: 'row' }, hangUp, next),
  );

  let told = '';
  const draw = (now: PhoneState): void => {
    phone.dataset['phase'] = now.phase;
    const text =
      now.phase === 'ended'
        ? say.over[howOver(call.ended)]
        : say[now.phase === 'waiting' ? 'listening' : now.phase];
    if (text !== told) app.announce((told = text));
    state.textContent = text;
    const spoken = now.phase === 'speaking' ? (now.segments[now.segment]?.text ?? '') : '';
    if (caption.textContent !== spoken) caption.textContent = spoken;
    if (now.phase === 'ended' && next.hidden) {
      for (const button of keys.values()) button.disabled = true;
      hangUp.hidden = true;
      next.hidden = false;
      next.focus();
    }
  };
  const unsubscribe = call.subscribe(() => draw(call.getSnapshot()));
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || call.getSnapshot().phase === 'ended') return;
    const key = KEYS.find((each) => keySymbol(each) === event.key);
    if (!key && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.repeat) return;
    if (key) press(key);
    else call.hangUp();
  };
  document.addEventListener('keydown', onKey);
  app.show(
    drawProgress(app),
    make('h1', { class: 'task small' }, sentenceOf(app, task)),
    phone,
    make('p', { class: 'hint keys' }, say.keysHint),
  );
  app.onLeave(() => {
    document.removeEventListener('keydown', onKey);
    unsubscribe();
    call.end();
  });
  call.start();
}

function howOver(ended: TestEnd | null): 'connected' | 'menuHungUp' | 'youHungUp' {
  if (ended?.by !== 'menu') return 'youHungUp';
  return ended.destination?.goesTo === 'hang-up' ? 'menuHungUp' : 'connected';
}
