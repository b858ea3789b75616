import { describe, expect, it } from 'vitest';
import { BARS, type BarEntry } from '../../../src/studio/commands/bars.ts';
import { commandOf, COMMANDS } from '../../../src/studio/commands/commands.ts';
import { LANGUAGES, studioWords } from '../../../src/words/index.ts';
import { commandFor, isPressed, type KeyPress } from '../../../src/studio/commands/shortcuts.ts';
import { showKeys } from '../../../src/studio/commands/show-keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe('commands', () => {
  it('have one id, one name in every language, and keys nobody else has', () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
    for (const language of LANGUAGES)
      expect(Object.keys(studioWords[language].commands).toSorted()).toEqual(
        COMMANDS.map(({ id }) => id).toSorted(),
      );
    const keys = COMMANDS.flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('have something to draw where they stand on a toolbar', () => {
    const entries: readonly BarEntry[] = Object.values(BARS).flat();
    const bare = entries.filter(({ id }) => !commandOf(id).icon && !commandOf(id).sign);
    expect(bare).toEqual([]);
  });

  it('are found by their keys, on a PC and on a Mac', () => {
    expect(commandFor(press('s', { ctrlKey: true }), false, false, false)?.id).toBe('save');
    expect(commandFor(press('s', { metaKey: true }), false, false, true)?.id).toBe('save');
    expect(commandFor(press('s', { ctrlKey: true }), false, false, true)).toBeUndefined();
    expect(commandFor(press('Z', { ctrlKey: true, shiftKey: true }), false, false, false)?.id).toBe('redo');
  });

  it('leave letters alone while one types, and outside the canvas and the outline', () => {
    expect(commandFor(press('o'), true, false, false)?.id).toBe('addOption');
    expect(commandFor(press('o'), true, true, false)).toBeUndefined();
    expect(commandFor(press('o'), false, false, false)).toBeUndefined();
    expect(commandFor(press('?', { shiftKey: true }), false, true, false)).toBeUndefined();
    expect(commandFor(press('z', { ctrlKey: true }), false, true, false)?.id).toBe('undo');
  });

  it('read signs whether or not the keyboard needs Shift for them', () => {
    expect(isPressed('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(isPressed('+', press('+'), false)).toBe(true);
    expect(isPressed('N', press('n', { shiftKey: true }), false)).toBe(false);
    expect(isPressed('0', press('0', { shiftKey: true }), false)).toBe(false);
  });

  it('show their keys as keyboards print them', () => {
    expect(showKeys('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(showKeys('Mod+ArrowUp', true)).toEqual(['⌘', '↑']);
    expect(showKeys('+', false)).toEqual(['+']);
  });
});
