/** A call as a sentence: what a caller does, one thing after another. */
import { chooseLanguage, commonWords, problemsWords, type ProblemsWords } from '../words/index.ts';

/**
 * `["DTMF.3", "NO_INPUT", "NO_INPUT"]` becomes "press 3, stay silent twice". The end of an announcement is
 * nothing a caller does: it is left out unless the call consists of it.
 * @param language a BCP 47 tag.
 */
export function describeCall(events: readonly string[], language = 'en'): string {
  const spoken = chooseLanguage(language);
  const words = problemsWords[spoken].call;
  const acts = events.filter((event) => event !== 'DONE').map((event) => nameAct(event, words));
  if (acts.length === 0) return events.length > 0 ? words.listen : words.dial;
  const parts: string[] = [];
  for (let i = 0; i < acts.length;) {
    let count = 1;
    while (acts[i + count] === acts[i]) count += 1;
    parts.push(`${acts[i]}${count > 1 ? words.times({ count }) : ''}`);
    i += count;
  }
  return parts.join(commonWords[spoken].clauseComma);
}

function nameAct(event: string, words: ProblemsWords['call']): string {
  if (event === 'NO_INPUT') return words.silence;
  if (event === 'NO_MATCH') return words.noMatch;
  if (event === 'HANGUP') return words.hangUp;
  const key = event.replace('DTMF.', '');
  return words.press({ key: key === 'star' ? '*' : key === 'pound' ? '#' : key });
}
