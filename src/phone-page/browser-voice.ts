/** The browser's speech, where it has a voice for the language; captions do without. */
import type { Voice } from '../phone/index.ts';
import { primaryLanguage } from '../speech/index.ts';

export interface ChosenVoice extends Voice {
  /** Voices for a language, those of the very tag first. */
  list(locale: string): readonly SpeechSynthesisVoice[];
  /** By `voiceURI`; what is not there is not taken. */
  choose(uri: string): void;
  /** Which one speaks; undefined: nobody. */
  voiceFor(locale: string): SpeechSynthesisVoice | undefined;
  /** Called when the browser has found (more) voices. */
  onChange(act: () => void): void;
}

export function createChosenVoice(): ChosenVoice {
  const synthesis = 'speechSynthesis' in window ? window.speechSynthesis : undefined;
  // Asking for the voices once makes browsers load them; the first answer is often empty.
  synthesis?.getVoices();
  let chosen = '';
  let current = 0;
  const list = (locale: string): readonly SpeechSynthesisVoice[] => {
    const own = (synthesis?.getVoices() ?? []).filter(
      ({ lang }) => primaryLanguage(lang) === primaryLanguage(locale),
    );
    const isVery = ({ lang }: SpeechSynthesisVoice): boolean => lang.replace('_', '-') === locale;
    return [...own.filter(isVery), ...own.filter((each) => !isVery(each))];
  };
  const voiceFor = (locale: string): SpeechSynthesisVoice | undefined => {
    const voices = list(locale);
    return voices.find(({ voiceURI }) => voiceURI === chosen) ?? voices[0];
  };
  return {
    list,
    voiceFor,
    choose: (uri) => (chosen = uri),
    onChange: (act) => synthesis?.addEventListener?.('voiceschanged', act),
    say: (text, locale, done) => {
      const voice = voiceFor(locale);
      if (!synthesis || !voice) return false;
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      const own = ++current;
      // What was stopped reports its end as well: only the newest may go on.
      const finish = (): void => {
        if (own !== current) return;
        current++;
        done();
      };
      utterance.onend = finish;
      utterance.onerror = finish;
      synthesis.speak(utterance);
      return true;
    },
    stop: () => {
      current++;
      synthesis?.cancel();
    },
  };
}
