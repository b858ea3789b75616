import { describe, expect, it } from 'vitest';
import {
  applyEdit,
  EMPTY_LAYOUT,
  type MachineConfig,
  type MachineDocument,
} from '../../../src/chart/index.ts';
import { checkMachine } from '../../../src/rules/index.ts';
import { mendFor } from '../../../src/studio/document/index.ts';
import { smallMachine } from '../../machine/small-machine.ts';

type Place = readonly (string | number)[];

/** The small machine, spoilt: `value` undefined takes the key away. */
function spoil(...changes: readonly (readonly [place: Place, value: unknown])[]): MachineDocument {
  const config = structuredClone(smallMachine) as unknown as Record<string, never>;
  for (const [place, value] of changes) {
    const holder = place
      .slice(0, -1)
      .reduce<Record<string | number, never>>((at, key) => at[key] ?? {}, config);
    const key = place.at(-1) ?? '';
    if (value === undefined) delete holder[key];
    else holder[key] = structuredClone(value) as never;
  }
  return { config: config as unknown as MachineConfig, layout: EMPTY_LAYOUT };
}

const pc = (key: string): Place => ['states', 'pc', 'states', 'menu', 'on', key];
const phone = (key: string): Place => ['states', 'phone', 'states', 'menu', 'on', key];
const products = (...keys: string[]): Place => ['states', 'products', ...keys];
const other = { meta: { label: { en: 'something', 'zh-CN': '其他' } } };

/** By rule: a machine that breaks it. */
const BROKEN: Readonly<Record<string, MachineDocument>> = {
  'keys-in-order': spoil(
    [pc('DTMF.2'), undefined],
    [pc('DTMF.5'), smallMachine.states['pc']?.states?.['menu']?.on?.['DTMF.2']],
  ),
  'operator-in-every-menu': spoil([['on', 'DTMF.0'], undefined]),
  'operator-same-key': spoil([phone('DTMF.8'), smallMachine.on?.['DTMF.0']], [phone('DTMF.0'), other]),
  'repeat-and-back-same-key': spoil(
    [phone('DTMF.8'), smallMachine.on?.['DTMF.9']],
    [phone('DTMF.9'), { target: 'buy', ...other }],
  ),
  'repeat-repeats': spoil([['on', 'DTMF.9', 'target'], '#products']),
  'label-before-key': spoil([products('meta', 'phrasing'), 'key-first']),
  'timeout-units': spoil([['meta', 'noInputSeconds'], 600]),
  'no-input-timeout': spoil([products('meta', 'noInputSeconds'), 20]),
  'attempts-reset': spoil([products('entry'), undefined]),
  'attempts-bounded': spoil([['on', 'NO_INPUT'], { actions: { type: 'countAttempt' } }]),
  'agent-after-attempts': spoil([['on', 'NO_MATCH', 1], { target: '#hung-up' }]),
  'every-branch-wired': spoil(
    [['on', 'NO_INPUT'], undefined],
    [['on', 'NO_MATCH'], undefined],
    [['on', 'HANGUP'], undefined],
  ),
  'change-notice': spoil([
    ['meta', 'changeNotice'],
    { text: { en: 'New keys.', 'zh-CN': '按键有变。' }, until: '2020-01-01' },
  ]),
  'transition-taken': spoil([['on', 'NO_MATCH', 2], { target: '#products' }]),
};

describe('a mend', () => {
  it.each(Object.entries(BROKEN))('takes away the problem it is for: %s', (code, document) => {
    const find = (config: MachineConfig): ReturnType<typeof checkMachine> =>
      checkMachine(config, { today: '2026-11-22' }).filter((problem) => problem.code === code);
    const before = find(document.config);
    expect(before.length).toBeGreaterThan(0);
    let now = document;
    for (let left = before; left.length > 0; left = find(now.config)) {
      const [problem] = left;
      const edit = problem && mendFor(problem, now);
      if (!edit) throw new Error(`There is no mend for "${problem?.message}".`);
      const applied = applyEdit(now, edit);
      expect(applied.refusal).toBeUndefined();
      expect(find(applied.document.config).length).toBeLessThan(left.length);
      now = applied.document;
    }
  });

  it('adds the operator key to where callers who failed are sent, when nobody else is there for everybody', () => {
    const document = spoil(
      [['on', 'DTMF.0'], undefined],
      [['states', 'operator', 'meta', 'destination', 'serves'], ['pc.repair']],
    );
    const problem = checkMachine(document.config).find(({ code }) => code === 'operator-in-every-menu');
    const edit = problem && mendFor(problem, document);
    expect(edit && applyEdit(document, edit).document.config.on?.['DTMF.0']).toMatchObject({
      target: '#operator',
    });
  });

  it('is not offered where a person has to decide', () => {
    const nameless = spoil([products('on', 'DTMF.1', 'meta'), undefined]);
    const withoutDesk = spoil(
      [['on', 'DTMF.0'], undefined],
      [['states', 'operator', 'meta', 'destination'], { goesTo: 'hang-up', reason: 'attempts' }],
    );
    for (const [document, code] of [
      [nameless, 'option-has-label'],
      [withoutDesk, 'operator-in-every-menu'],
    ] as const) {
      const problem = checkMachine(document.config).find((each) => each.code === code);
      expect(problem?.code).toBe(code);
      expect(problem && mendFor(problem, document)).toBeUndefined();
    }
    expect(mendFor({ code: 'constructor', severity: 'error', message: '' }, nameless)).toBeUndefined();
  });
});
