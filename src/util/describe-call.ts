/** A call as a sentence: what a caller does, one thing after another. */

interface Words {
  readonly press: (key: string) => string;
  readonly silence: string;
  readonly noMatch: string;
  readonly hangUp: string;
  readonly listen: string;
  readonly dial: string;
  readonly times: (count: number) => string;
  readonly comma: string;
}

const EN: Words = {
  press: (key) => `press ${key}`,
  silence: 'stay silent',
  noMatch: 'press a key that means nothing',
  hangUp: 'hang up',
  listen: 'listen',
  dial: 'dial in',
  times: (count) => (count === 2 ? ' twice' : ` ${count} times`),
  comma: ', ',
};
const ZH: Words = {
  press: (key) => `按${key}`,
  silence: '不按任何键',
  noMatch: '按无效的键',
  hangUp: '挂断',
  listen: '听完',
  dial: '拨通',
  times: (count) => `（${count}次）`,
  comma: '，',
};

/**
 * `["DTMF.3", "NO_INPUT", "NO_INPUT"]` becomes "press 3, stay silent twice". The end of an announcement is
 * nothing a caller does: it is left out unless the call consists of it.
 * @param language a BCP 47 tag; Chinese, else English.
 */
export function describeCall(events: readonly string[], language = 'en'): string {
  const words = language.toLowerCase().startsWith('zh') ? ZH : EN;
  const acts = events.filter((event) => event !== 'DONE').map((event) => nameAct(event, words));
  if (acts.length === 0) return events.length > 0 ? words.listen : words.dial;
  const parts: string[] = [];
  for (let i = 0; i < acts.length;) {
    let count = 1;
    while (acts[i + count] === acts[i]) count += 1;
    parts.push(`${acts[i]}${count > 1 ? words.times(count) : ''}`);
    i += count;
  }
  return parts.join(words.comma);
}

function nameAct(event: string, words: Words): string {
  if (event === 'NO_INPUT') return words.silence;
  if (event === 'NO_MATCH') return words.noMatch;
  if (event === 'HANGUP') return words.hangUp;
  const key = event.replace('DTMF.', '');
  return words.press(key === 'star' ? '*' : key === 'pound' ? '#' : key);
}
