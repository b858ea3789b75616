/** The browser's speech, where it has a voice for the language; captions do without. */
import { primaryLanguage } from '../../../speech/index.ts';
import type { Voice } from '../../../phone/index.ts';

export interface BrowserVoice extends Voice {
  hasVoiceFor(locale: string): boolean;
  isMuted: boolean;
}

export function createBrowserVoice(): BrowserVoice {
  const synthesis = 'speechSynthesis' in window ? window.speechSynthesis : undefined;
  // Asking for the voices once makes browsers load them; the first answer is often empty.
  synthesis?.getVoices();
  let current = 0;
  const voiceFor = (locale: string): SpeechSynthesisVoice | undefined => {
    const voices = synthesis?.getVoices() ?? [];
    return (
      voices.find(({ lang }) => lang.replace('_', '-') === locale) ??
      voices.find(({ lang }) => primaryLanguage(lang) === primaryLanguage(locale))
    );
  };
  const voice: BrowserVoice = {
    isMuted: false,
    hasVoiceFor: (locale) => voiceFor(locale) !== undefined,
    say: (text, locale, done) => {
      const chosen = voice.isMuted ? undefined : voiceFor(locale);
      if (!synthesis || !chosen) return false;
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = chosen;
      utterance.lang = chosen.lang;
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
  return voice;
}
