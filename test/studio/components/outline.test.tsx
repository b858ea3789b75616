// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { startRenaming } from '../../../src/studio/core/actions/option-actions.ts';
import type { Studio } from '../../../src/studio/core/studio.ts';
import { OutlineTree } from '../../../src/studio/features/outline/OutlineTree.tsx';
import { domId } from '../../../src/studio/view/index.ts';
import { draw, openStudio } from './draw.tsx';

async function drawTree(): Promise<{ studio: Studio; tree: HTMLElement; press: (key: string) => void }> {
  const studio = await openStudio();
  draw(studio, <OutlineTree />);
  const tree = screen.getByRole('tree');
  return { studio, tree, press: (key) => void fireEvent.keyDown(tree, { key }) };
}

const selected = (): Element | undefined =>
  screen.getAllByRole('treeitem').find((each) => each.getAttribute('aria-selected') === 'true');
const names = (): (string | null)[] => screen.getAllByRole('treeitem').map(({ title }) => title);

describe('the outline', () => {
  it('is walked by the arrows, and the selection goes along', async () => {
    const { studio, tree, press } = await drawTree();
    fireEvent.focus(tree);
    press('End');
    const last = selected();
    expect(last).toBe(screen.getAllByRole('treeitem').at(-1));
    press('ArrowDown');
    expect(selected()).toBe(last);
    press('Home');
    expect(studio.ui.get().selection.state).toBe('');
    press('ArrowDown');
    expect(studio.ui.get().selection.row).toBe('|DTMF.0|0');
    expect(tree.getAttribute('aria-activedescendant')).toBe(selected()?.id);
    expect(studio.ui.get().announcement.text).toContain('an agent');
  });

  it('closes and opens by left and right, and goes out to what holds a line', async () => {
    const { studio, press } = await drawTree();
    act(() => studio.ui.set({ selection: { state: 'products', row: 'products|DTMF.2|0', also: [] } }));
    const all = names();
    press('ArrowLeft');
    expect(studio.ui.get().selection).toMatchObject({ state: 'products', row: undefined });
    expect(selected()?.getAttribute('aria-expanded')).toBe('true');
    press('ArrowLeft');
    expect(selected()?.getAttribute('aria-expanded')).toBe('false');
    expect(names().length).toBe(all.length - 3);
    press('ArrowRight');
    expect(names()).toEqual(all);
    press('ArrowRight');
    expect(studio.ui.get().selection.row).toBe('products|DTMF.1|0');
  });

  it('adds states to the selection and takes them out again, options never', async () => {
    const { studio } = await drawTree();
    const add = (state: string, row?: string): void =>
      void fireEvent.click(window.document.getElementById(`outline-${domId(state, row)}`)!, {
        ctrlKey: true,
      });
    act(() => studio.ui.set({ selection: { state: 'products', row: undefined, also: [] } }));
    add('welcome');
    add('pc');
    expect(studio.ui.get().selection).toEqual({ state: 'products', row: undefined, also: ['welcome', 'pc'] });
    add('welcome');
    expect(studio.ui.get().selection.also).toEqual(['pc']);
    add('products', 'products|DTMF.1|0');
    expect(studio.ui.get().selection).toEqual({ state: 'products', row: 'products|DTMF.1|0', also: [] });
  });

  it('takes a new name where it stands: Enter keeps it, Escape forgets it', async () => {
    const { studio } = await drawTree();
    const rename = (typed: string, key: string): void => {
      act(() => studio.ui.set({ selection: { state: 'products', row: 'products|DTMF.2|0', also: [] } }));
      act(() => {
        screen.getByRole('tree').focus();
        startRenaming(studio);
      });
      const field = screen.getByRole('textbox');
      fireEvent.change(field, { target: { value: typed } });
      fireEvent.keyDown(field, { key });
    };
    rename('tablets', 'Escape');
    expect(names().join()).toContain('phones');
    rename('tablets', 'Enter');
    expect(names().join()).toContain('tablets');
    expect(studio.document()?.getSnapshot().undoName?.en).toBeDefined();
  });
});
