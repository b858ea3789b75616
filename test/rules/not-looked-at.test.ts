import { describe, expect, it } from 'vitest';
import { parseMachine, printMachine, type MachineFile } from '../../src/chart/index.ts';
import { checkMachine, checkMachineFully, type RuleOptions } from '../../src/rules/index.ts';
import { all, good, PC_MENU, put, type Edit } from './edit-machine.ts';

const SHARES: RuleOptions = { needShares: { 'pc.ask': 0.6 } };
const notes = (edit: Edit, options: RuleOptions = SHARES): string[] =>
  checkMachineFully(edit(good), options).notLookedAt.map(({ code, locale = '' }) =>
    `${code} ${locale}`.trim(),
  );
const speaking = (...locales: string[]): Edit => put(['meta', 'locales'], locales);

describe('what was not looked at', () => {
  it('is nothing when every language can be read and every rule has what it needs', () => {
    expect(notes(speaking('en', 'zh-CN', 'ja', 'ko', 'es', 'fr', 'de', 'pt', 'it', 'zh-TW'))).toEqual([]);
  });

  it('is what a language lacks', () => {
    expect(notes(speaking('en', 'tl'))).toEqual(['phrasing tl', 'key-mentions tl', 'speech-rate tl']);
    expect(notes(speaking('en', 'pl'))).toEqual(['phrasing pl', 'key-mentions pl']);
  });

  it('is a language that was not asked for, a rule that is off, and the order without shares', () => {
    expect(notes((config) => config, { ...SHARES, locales: ['en'] })).toEqual(['language zh-CN']);
    expect(notes((config) => config, { ...SHARES, severities: { depth: 'off' } })).toEqual(['rule']);
    expect(notes((config) => config, {})).toEqual(['need-shares']);
    expect(notes((config) => config, { severities: { 'most-wanted-first': 'off' } })).toEqual(['rule']);
  });

  it('is a recording without its words, with its place in the file', () => {
    const silent = put([...PC_MENU, 'meta', 'recordings'], { en: { text: ' ', seconds: 12 } })(good);
    const { machine } = parseMachine(printMachine(silent), 'a.machine.json');
    const { notLookedAt } = checkMachineFully(machine as MachineFile, SHARES);
    expect(notLookedAt).toMatchObject([{ code: 'recording-text', locale: 'en', file: 'a.machine.json' }]);
    expect(notLookedAt[0]?.line).toBeGreaterThan(1);
    expect(notLookedAt[0]?.translations['zh-CN']).toContain('pc.menu');
  });

  it('changes no problem', () => {
    const edit = all(speaking('en', 'tl'), put([...PC_MENU, 'meta', 'greeting'], { en: 'Press 7.', tl: '' }));
    expect(checkMachineFully(edit(good)).problems).toEqual(checkMachine(edit(good)));
  });

  it('is empty for what is no machine: its problems say so', () => {
    expect(checkMachineFully({} as never).notLookedAt).toEqual([]);
  });
});
