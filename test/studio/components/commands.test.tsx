// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { CommandBar } from '../../../src/studio/commands/CommandBar.tsx';
import { listenForShortcuts } from '../../../src/studio/commands/shortcuts.ts';
import type { Studio } from '../../../src/studio/core/studio.ts';
import { greet, greetingOf } from '../document/fixtures.ts';
import { draw, openStudio } from './draw.tsx';

const edit = (studio: Studio, words: string): void =>
  act(() => {
    const store = studio.document()!;
    store.dispatch(greet(store, words));
  });
const greeting = (studio: Studio): string | undefined => greetingOf(studio.document()!);

describe('a command’s button', () => {
  it('is grey while there is nothing to do, and says what it would take back', async () => {
    const studio = await openStudio();
    draw(studio, <CommandBar bar="topSteps" />);
    const [undo] = screen.getAllByRole('button');
    expect(undo?.getAttribute('aria-disabled')).toBe('true');
    edit(studio, 'Good day.');
    expect(undo?.getAttribute('aria-disabled')).toBe('false');
    expect(undo?.getAttribute('aria-label')).toMatch(/^Undo: .+/);
    fireEvent.click(undo!);
    expect(greeting(studio)).toBe('Which product?');
    expect(undo?.getAttribute('aria-disabled')).toBe('true');
  });

  it('is about the steps of the page that is shown, if it has some', async () => {
    const studio = await openStudio();
    draw(studio, <CommandBar bar="topSteps" />);
    edit(studio, 'Good day.');
    const travel = vi.fn<(way: 'undo' | 'redo') => void>();
    act(() => studio.ui.set({ steps: { canUndo: false, canRedo: true, travel } }));
    const [undo, redo] = screen.getAllByRole('button');
    fireEvent.click(undo!);
    fireEvent.click(redo!);
    expect(travel.mock.calls).toEqual([['redo']]);
    expect(undo?.getAttribute('aria-label')).toBe('Undo');
    expect(greeting(studio)).toBe('Good day.');
  });
});

describe('a key', () => {
  it('does what the button does, and nothing while a window is open', async () => {
    const studio = await openStudio();
    const stop = listenForShortcuts(studio);
    const press = (): boolean =>
      fireEvent.keyDown(window.document.body, { key: 'z', ctrlKey: true, cancelable: true });
    edit(studio, 'Good day.');
    const dialog = window.document.createElement('dialog');
    window.document.body.append(dialog);
    dialog.showModal();
    press();
    expect(greeting(studio)).toBe('Good day.');
    dialog.remove();
    expect(press()).toBe(false);
    expect(greeting(studio)).toBe('Which product?');
    stop();
    edit(studio, 'Good day.');
    press();
    expect(greeting(studio)).toBe('Good day.');
  });
});
