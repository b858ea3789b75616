import { describe, expect, it } from 'vitest';
import { describeDialling, describeStep, printTranscript } from '../../src/transcript/index.ts';
import type { Transcript, TranscriptStep } from '../../src/study/index.ts';
import { expectSaidInChinese } from '../said.ts';

/** One of every kind: a kind that is added and not described here does not compile. */
const STEPS: {
  readonly [K in TranscriptStep['kind']]: Omit<Extract<TranscriptStep, { kind: K }>, 'kind' | 'at'>;
} = {
  dials: { line: 'one', lineTitle: 'One', number: '400', attempt: 1, need: 'pc.repair', isRightLine: false },
  hears: { menu: 'products', menuTitle: 'Products', texts: ['Press 1.'], isCutShort: true },
  presses: { key: '1', label: 'PC', isNoMatch: true },
  'is-silent': { isStuck: false },
  'hangs-up': { isStuck: true },
  arrives: { place: 'Repairs', isRight: false, isLost: false },
  waits: { desk: 'Repairs', seconds: 61, isAnswered: false },
  talks: { desk: 'Repairs', seconds: 300, isRight: true, isResolved: false },
  'is-transferred': { desk: 'Sales' },
  'is-told-to-dial': { line: 'Two' },
  'asks-about': { need: 'pc.buy' },
  'is-refused': {},
  'gives-up': {},
  'will-call-again': { seconds: 7200 },
} as never;

const steps = Object.entries(STEPS).map(([kind, rest]) => ({ kind, at: 0, ...rest }) as TranscriptStep);

describe('a step of a transcript', () => {
  it.each(steps.map((step) => [step.kind, step] as const))(
    '%s is a sentence in both languages',
    (_, step) => {
      const english = describeStep(step, 'en');
      expect(english).toMatch(/^[a-z]/);
      expect(english).not.toMatch(/undefined|\p{Script=Han}/u);
      expectSaidInChinese(english.replace(/ \d+ \w+.*/, ''), describeStep(step, 'zh-CN'));
      expect(describeStep(step, 'zh')).toBe(describeStep(step, 'zh-CN'));
    },
  );

  it('leaves the prompt out where it is shown elsewhere', () => {
    const hears = steps.find(({ kind }) => kind === 'hears') as TranscriptStep;
    expect(describeStep(hears, 'en')).toBe('hears [Products] "Press 1." (cuts it short)');
    expect(describeStep(hears, 'en', { menuTitle: 'First menu' })).toBe('hears First menu');
  });

  it('knows the day: a month begins on a Monday', () => {
    expect(describeDialling(8 * 86_400 + 3661, 2, 'en')).toBe('Call 2: day 9 (Tuesday), 01:01:01');
    expect(describeDialling(0, 1, 'zh-CN')).toBe('第 1 次来电：第 1 天（星期一）00:00:00');
  });
});

describe('a transcript', () => {
  it('has a heading for every call, and times since dialling under it', () => {
    const transcript = {
      caller: 0,
      replication: 0,
      world: 'after',
      need: 'pc.repair',
      segment: 'consumer',
      identity: 'consumer',
      devices: [],
      history: [],
      knowsMenus: true,
      isPatient: false,
      memory: 'low',
      steps: [
        { ...STEPS.dials, kind: 'dials', at: 100 },
        { kind: 'gives-up', at: 163 },
        { ...STEPS.dials, kind: 'dials', at: 90_000 },
      ],
    } as unknown as Transcript;
    const text = printTranscript(transcript, 'en');
    expect(text.match(/^Call \d/gm)).toEqual(['Call 1', 'Call 2']);
    expect(text).toContain('    1:03  gives up for good');
  });
});
