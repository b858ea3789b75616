import { describe, expect, it } from 'vitest';
import {
  applyEdit,
  EMPTY_LAYOUT,
  nameFact,
  parseMachine,
  printMachine,
  removeLocale,
  setFactName,
  type MachineDocument,
} from '../../src/chart/index.ts';
import { tellProblem } from '../../src/util/problem.ts';

const MACHINE = {
  id: 'shop',
  meta: {
    title: { en: 'Shop', 'zh-CN': '商店' },
    locales: ['en', 'zh-CN'],
    facts: { devices: { pc: { en: 'a PC', 'zh-CN': '电脑' } } },
  },
  initial: 'end',
  states: { end: { type: 'final', meta: { destination: { goesTo: 'hang-up', reason: 'caller' } } } },
};

function read(value: unknown): MachineDocument {
  const { machine, problems } = parseMachine(JSON.stringify(value), 'shop.machine.json');
  if (!machine) throw new Error(problems[0]?.message);
  return { config: machine.config, layout: EMPTY_LAYOUT };
}

describe('names of facts', () => {
  it('a fact is called as the machine calls it in the reader’s language, else in another, else by its id in words', () => {
    const { meta } = read(MACHINE).config;
    expect(nameFact(meta, 'devices', 'pc', 'zh')).toEqual({ name: '电脑', isGiven: true });
    expect(nameFact(meta, 'devices', 'pc', 'ar')).toEqual({ name: 'a PC', isGiven: true });
    expect(nameFact(meta, 'history', 'open-repair_pc', 'en')).toEqual({
      name: 'open repair pc',
      isGiven: false,
    });
    expect(nameFact(meta, 'devices', 'toString', 'en').isGiven).toBe(false);
    expect(nameFact(meta, 'devices', '--', 'en').name).toBe('--');
  });

  it('a printed machine keeps its names', () => {
    const { config } = read(MACHINE);
    expect(read(JSON.parse(printMachine(config))).config).toEqual(config);
  });

  it('a name that is no text by language is refused in both languages, at its place', () => {
    const { problems } = parseMachine(
      JSON.stringify({
        ...MACHINE,
        meta: { ...MACHINE.meta, facts: { devices: { pc: 'a PC' }, shoes: {} } },
      }),
      'shop.machine.json',
    );
    expect(problems.map(({ path }) => path?.join('.')).toSorted()).toEqual([
      'meta.facts.devices.pc',
      'meta.facts.shoes',
    ]);
    for (const problem of problems) {
      expect(problem.message).not.toBe('');
      expect(tellProblem(problem, 'zh-CN').message).toMatch(/\p{Script=Han}/u);
    }
  });

  it('a name can be given, changed and taken away, and nothing empty is left behind', () => {
    const before = read(MACHINE);
    const named = applyEdit(
      before,
      setFactName(before, 'identity', 'business', 'en', 'business customers'),
    ).document;
    expect(named.config.meta.facts?.identity).toEqual({ business: { en: 'business customers' } });
    expect(applyEdit(named, setFactName(named, 'identity', 'business', 'en', '')).document.config).toEqual(
      before.config,
    );
    expect(applyEdit(before, setFactName(before, 'devices', '', 'en', 'nothing')).refusal).toBeDefined();
  });

  it('a language that is removed takes its names with it', () => {
    const before = read(MACHINE);
    const after = applyEdit(before, removeLocale(before, 'zh-CN')).document;
    expect(after.config.meta.facts).toEqual({ devices: { pc: { en: 'a PC' } } });
    expect(
      applyEdit(after, setFactName(after, 'devices', 'pc', 'en', '')).document.config.meta.facts,
    ).toBeUndefined();
  });
});
