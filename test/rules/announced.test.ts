/** What texts announce against what the keys do, in several languages. */
import { describe, expect, it } from 'vitest';
import type { MachineConfig } from '../../src/chart/index.ts';
import { checkMachine } from '../../src/rules/index.ts';
import type { JsonPath } from '../../src/util/problem.ts';
import { all, good, PC_MENU, personal, put, type Edit } from './edit-machine.ts';

const RULE = 'announced-is-accepted';
const found = (config: MachineConfig) => checkMachine(config).filter(({ code }) => code === RULE);
const said = (edit: Edit, config = good) =>
  found(edit(config)).map(({ severity, message }) => `${severity}: ${message}`);
const meta = (...keys: string[]): JsonPath => [...PC_MENU, 'meta', ...keys];

/** The small line of a bakery in one language: 1 bread, 2 cakes, 0 somebody. */
function bakery(locale: string, more: object = {}, labels = ['bread', 'cakes', 'somebody']): MachineConfig {
  const to = (label: string | undefined, target: string, role?: 'operator') => ({
    target: `#${target}`,
    meta: { label: { [locale]: label ?? '' }, ...(role && { role }) },
  });
  const end = (id: string, goesTo: object) => ({ id, type: 'final', meta: { destination: goesTo } });
  return {
    id: 'bakery',
    context: { attempts: 0 },
    meta: { title: { [locale]: 'Bakery' }, locales: [locale], needs: ['food.bread', 'food.cake'] },
    initial: 'menu',
    on: {
      HANGUP: { target: '#over' },
      NO_INPUT: { target: '#person' },
      NO_MATCH: { target: '#person' },
      'DTMF.0': to(labels[2], 'person', 'operator'),
    },
    states: {
      menu: {
        tags: ['menu'],
        entry: { type: 'resetAttempts' },
        meta: more,
        on: { 'DTMF.1': to(labels[0], 'bread'), 'DTMF.2': to(labels[1], 'cake') },
      },
      bread: end('bread', { goesTo: 'desk', desk: 'shop', serves: ['food.bread'] }),
      cake: end('cake', { goesTo: 'desk', desk: 'shop', serves: ['food.cake'] }),
      person: end('person', { goesTo: 'desk', desk: 'shop', serves: [] }),
      over: end('over', { goesTo: 'hang-up', reason: 'caller' }),
    },
  } as unknown as MachineConfig;
}
const recorded = (locale: string, text: string, labels?: string[]): string[] =>
  found(bakery(locale, { recordings: { [locale]: { text } } }, labels)).map(
    ({ severity, message }) => `${severity}: ${message}`,
  );

describe('keys that texts announce', () => {
  it('are compared in every text that callers of a menu hear', () => {
    const text = { en: 'Press 7.', 'zh-CN': '您好。' };
    for (const keys of [['greeting'], ['closing'], ['retry', 'noInput'], ['retry', 'noMatch']]) {
      const retry = {
        noInput: { en: 'Once more.', 'zh-CN': '再来。' },
        noMatch: { en: 'No.', 'zh-CN': '不。' },
      };
      const edit = all(put(meta('retry'), retry), put(meta(...keys), text));
      expect(said(edit), keys.join()).toEqual([
        'error: A text in en announces key 7, which the menu does not accept.',
      ]);
    }
  });

  it('are compared in the notice that the menu has changed, with the first menus', () => {
    const notice = (en: string): Edit =>
      put(['meta', 'changeNotice'], { text: { en, 'zh-CN': '菜单有变化。' }, until: '2030-01-01' });
    expect(said(notice('Our menu is new. For phones now press 2.'))).toEqual([]);
    expect(said(notice('Our menu is new. For televisions press 6.'))).toEqual([
      'error: A text in en announces key 6, which the menu does not accept.',
    ]);
  });

  it('may be those of the menu behind an announcement', () => {
    const welcome = (en: string): Edit =>
      put(['states', 'welcome', 'meta', 'greeting'], { en, 'zh-CN': '您好。' });
    expect(said(welcome('Hello. Press 0 for an agent at any time.'))).toEqual([]);
    expect(said(welcome('Hello. Press 8 for the news.'))).toHaveLength(1);
  });

  it('that are closed to some callers are found with such a caller', () => {
    const [problem, ...more] = found(
      put(['states', 'products', 'meta', 'greeting'], {
        en: 'Firms press 3.',
        'zh-CN': '您好。',
      })(personal),
    );
    expect(more).toEqual([]);
    expect(problem?.message).toContain('closed to some callers');
  });

  it('are not heard in a greeting that a recording replaces', () => {
    const text = 'For bread press 1, for cakes press 2.';
    expect(found(bakery('en', { greeting: { en: 'Press 7.' }, recordings: { en: { text } } }))).toEqual([]);
  });

  it.each([
    ['es', 'Bienvenido. Para el pan marque el 1, para tartas el 2, y pulse 8 para el horno.', '8'],
    ['fr', 'Pour le pain, tapez 1. Pour les gâteaux, tapez 2. Faites le 9.', '9'],
    ['de', 'Für Brot drücken Sie die 1, für Kuchen die 2, für die Backstube die 6.', '6'],
    ['pt', 'Para pão, digite 1. Para bolos, digite 2. Para o forno, tecle 5.', '5'],
    ['it', 'Per il pane prema 1. Per le torte prema 2. Per il forno prema 4.', '4'],
    ['ja', 'パンは1を、ケーキは2を、工房は7を押してください。', '7'],
    ['ko', '빵은 1번, 케이크는 2번, 주방은 3번을 눌러 주세요.', '3'],
    ['zh-TW', '麵包請按1，蛋糕請按2，廚房請按＃號鍵。', '#'],
  ])('that do nothing are found in %s', (locale, text, key) => {
    expect(recorded(locale, text)).toEqual([
      `error: A text in ${locale} announces key ${key}, which the menu does not accept.`,
    ]);
  });

  it('in English are read in a text of another language too', () => {
    const config = bakery('es', { greeting: { es: 'Hola. For English, press 9.' } });
    expect(found(config).map(({ message }) => message)).toEqual([
      'A text in es announces key 9, which the menu does not accept.',
    ]);
  });
});

describe('a recording', () => {
  it.each([
    ['en', 'Welcome to the bakery.', 'error'],
    ['zh-CN', '欢迎致电面包房，请按一下您要的选项。', 'error'],
    ['de', 'Willkommen in der Bäckerei.', 'warning'],
  ])('that names none of its keys is doubted as much as %s can be read', (locale, text, severity) => {
    expect(recorded(locale, text)).toEqual([
      `${severity}: The recording in ${locale} names none of the keys that the menu accepts.`,
    ]);
  });

  it('in a language that cannot be read is left alone', () => {
    expect(recorded('tl', 'Maligayang pagdating sa panaderya.')).toEqual([]);
  });

  it('that leaves one key out is told which', () => {
    expect(recorded('en', 'For bread press 1.')).toEqual([
      'error: The recording in en does not announce key 2, which the menu accepts.',
    ]);
  });

  it.each([
    ['en', 'For cakes press 1, for bread press 2.', ['bread', 'cakes', 'somebody']],
    ['en', 'Press 1 for our cakes, 2 for bread, and 0 for somebody.', ['bread', 'cake', 'somebody']],
    ['zh-CN', '蛋糕请按1，面包请按2。', ['面包', '蛋糕', '人工']],
    ['es', 'Para tartas, pulse 1. Para pan, pulse 2.', ['pan', 'tartas', 'alguien']],
  ])('in %s that mixes up two keys is told both: %s', (locale, text, labels) => {
    const problems = recorded(locale, text, labels);
    expect(problems).toHaveLength(2);
    for (const problem of problems)
      expect(problem).toMatch(/^error: A text in .* announces key [12] for ".*", which is key [12]/);
  });

  it('may call things by other words than the labels', () => {
    expect(recorded('en', 'For loaves and rolls press 1. For something sweet press 2.')).toEqual([]);
  });
});

describe('labels and examples', () => {
  it('that name another key are wrong; their own is said twice', () => {
    const labels = (first: string): string[] =>
      found(bakery('en', {}, [first, 'cakes', 'somebody'])).map(
        ({ severity, message }) => `${severity}: ${message}`,
      );
    expect(labels('bread, press 5')).toEqual(['error: The text of key 1 in en tells callers to press 5.']);
    expect(labels('bread, press 2')).toHaveLength(1);
    expect(labels('bread, press 1')).toEqual([
      'warning: The text of key 1 in en tells callers to press 1, which the prompt says as well.',
    ]);
    const examples = put([...PC_MENU, 'on', 'DTMF.1', 'meta', 'examples'], {
      en: ['press 8'],
      'zh-CN': ['无'],
    });
    expect(said(examples)).toEqual(['error: The text of key 1 in en tells callers to press 8.']);
  });

  it('may name their own key in a language without phrasing', () => {
    expect(found(bakery('tl', {}, ['tinapay: press 1', 'keyk', 'tao']))).toEqual([]);
  });
});

describe('the length of a recording', () => {
  const text = 'For bread press 1, for cakes press 2, for somebody press 0, please.';
  const length = (seconds: number | undefined, words = text): string[] =>
    checkMachine(
      bakery('en', { recordings: { en: { text: words, ...(seconds !== undefined && { seconds }) } } }),
    )
      .filter(({ code }) => code === 'recording-seconds')
      .map(({ message }) => message);

  it('is plausible, or said with the range that would be', () => {
    for (const fine of [undefined, 4, 5.5, 9, 20]) expect(length(fine)).toEqual([]);
    for (const odd of [0, 0.5, 60, 600])
      expect(length(odd)[0]).toMatch(/from [\d.]+ to [\d.]+ s would be plausible/);
  });

  it('of nothing is not judged', () => {
    expect(length(0, ' ')).toEqual([]);
  });
});

describe('a text that no voice can say as it is meant', () => {
  const judged = (en: string): string[] =>
    checkMachine(bakery('en', { greeting: { en } }))
      .filter(({ code }) => code === 'texts-speakable')
      .map(({ message }) => message);

  it.each([
    '{{name}}',
    '${x}',
    '{wait}',
    '{0}',
    '%s',
    '%1$s',
    '%(name)s',
    '<customer>',
    '$.External.name',
    '{% if a %}',
    '#{x}',
  ])('holds a placeholder: %s', (mark) => {
    expect(judged(`You have ${mark} waiting.`)).toEqual([
      `A text in en holds ${mark}, which would be spoken as it stands.`,
    ]);
  });

  it('holds control characters', () => {
    expect(judged('bread\u001B[31m\u0007')).toEqual([
      'A text in en holds characters that no voice can say: U+001B, U+0007.',
    ]);
  });

  it.each([
    '100% rye',
    'a < b',
    '$5 a loaf',
    '<break time="1s"/> Hello',
    '<speak>Hello</speak>',
    '{',
    'line\none',
    '50 % off',
  ])('is not: %j', (fine) => {
    expect(judged(fine)).toEqual([]);
  });
});
