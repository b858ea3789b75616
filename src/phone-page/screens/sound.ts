/** Whether the voice is heard, before anything depends on it. */
import type { App } from '../screen.ts';
import { make, makeButton } from '../draw.ts';

export interface SoundChoice {
  readonly captions: boolean;
  readonly voice: string;
}

export function showSound(app: App, start: (choice: SoundChoice) => void): void {
  const { say, voice, progress } = app;
  const { locale } = progress;
  const box = make('div', { class: 'card' });
  const captions = make('input', { type: 'checkbox', id: 'captions', checked: progress.captions });
  const select = make('select', { id: 'voice' });
  const draw = (): void => {
    const voices = voice.list(locale);
    if (voices.length === 0) {
      box.replaceChildren(make('p', {}, say.noVoice));
      return;
    }
    const now = select.value || progress.voice;
    select.replaceChildren(
      ...voices.map(({ voiceURI, name }) =>
        make('option', { value: voiceURI, selected: voiceURI === now }, name),
      ),
    );
    box.replaceChildren(
      make('p', {}, say.soundLead),
      make('label', { for: 'voice' }, say.voice),
      select,
      makeButton(say.tryVoice, 'plain', () => {
        voice.stop();
        voice.choose(select.value);
        voice.say(say.sample, locale, () => undefined);
      }),
      make('p', { class: 'check' }, captions, make('label', { for: 'captions' }, say.captions)),
    );
  };
  draw();
  let isHere = true;
  voice.onChange(() => isHere && draw());
  app.onLeave(() => {
    isHere = false;
    voice.stop();
  });
  app.show(
    make('h1', {}, say.sound),
    box,
    app.isKept ? undefined : make('p', { class: 'hint' }, say.notKept),
    makeButton(say.start, 'main', () => start({ captions: captions.checked, voice: select.value })),
  );
}
