// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Choice, DialogRequest } from '../../../src/studio/core/dialogs.ts';
import { narrow } from '../../../src/studio/core/actions/finders.ts';
import type { Studio } from '../../../src/studio/core/studio.ts';
import { Modal } from '../../../src/studio/kit/Modal.tsx';
import { ConfirmDialog } from '../../../src/studio/shell/ConfirmDialog.tsx';
import { FinderDialog } from '../../../src/studio/shell/FinderDialog.tsx';
import { draw, openStudio } from './draw.tsx';

describe('a window', () => {
  const drawModal = async () => {
    const studio = await openStudio();
    const before = window.document.createElement('button');
    window.document.body.append(before);
    before.focus();
    const close = vi.fn<() => void>();
    const page = draw(
      studio,
      <Modal label="Ask" className="" onClose={close}>
        <p>Sure?</p>
      </Modal>,
    );
    return { before, close, page, dialog: screen.getByRole('dialog', { name: 'Ask' }) };
  };

  it('opens over the page, and gives the focus back when it goes', async () => {
    const { before, page, dialog } = await drawModal();
    expect((dialog as HTMLDialogElement).open).toBe(true);
    page.unmount();
    expect(window.document.activeElement).toBe(before);
  });

  it('closes on Escape and on a press beside it, not on one inside', async () => {
    const { close, dialog } = await drawModal();
    fireEvent.click(screen.getByText('Sure?'));
    expect(close).not.toHaveBeenCalled();
    fireEvent(dialog, new Event('cancel', { cancelable: true }));
    fireEvent.click(dialog);
    expect(close).toHaveBeenCalledTimes(2);
  });
});

describe('the finder', () => {
  const choices: Choice[] = [
    { id: 'a', label: 'Computers' },
    { id: 'b', label: 'Phones', detail: 'Products' },
    { id: 'c', label: 'Phone bills', isDisabled: true },
  ];
  const open = async () => {
    const studio = await openStudio();
    const [onPick, onMark] = [vi.fn<(id: string) => void>(), vi.fn<(id: string) => void>()];
    const request: Extract<DialogRequest, { kind: 'finder' }> = {
      kind: 'finder',
      title: 'Where to?',
      placeholder: 'Name',
      choices: (typed) => narrow(choices, typed),
      onPick,
      onMark,
    };
    studio.ui.set({ dialog: request });
    draw(studio, <FinderDialog request={request} />);
    return { studio, onPick, onMark, field: screen.getByRole('combobox') };
  };
  const marked = (): string | null | undefined =>
    screen.getAllByRole('option').find((each) => each.getAttribute('aria-selected') === 'true')?.textContent;
  const nextFrame = (): Promise<void> =>
    act(() => new Promise<void>((resolve) => window.requestAnimationFrame(() => resolve())));

  it('narrows by every word that is typed, wherever it stands', async () => {
    const { field } = await open();
    fireEvent.change(field, { target: { value: 'pro phone' } });
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['PhonesProducts']);
    fireEvent.change(field, { target: { value: 'nothing like it' } });
    expect(screen.queryAllByRole('option')).toEqual([]);
    expect(field.getAttribute('aria-expanded')).toBe('false');
  });

  it('marks by the arrows, never beyond the ends, and names what is marked at the field', async () => {
    const { field, onMark } = await open();
    const press = (key: string): void => void fireEvent.keyDown(field, { key });
    press('ArrowUp');
    expect(marked()).toBe('Computers');
    press('ArrowDown');
    press('ArrowDown');
    press('ArrowDown');
    expect(marked()).toBe('Phone bills');
    press('ArrowUp');
    expect(
      window.document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent,
    ).toBe('PhonesProducts');
    expect(onMark.mock.calls.map(([id]) => id)).toEqual(['a', 'b', 'c', 'c', 'b']);
  });

  it('picks what is marked once it is gone, and nothing that cannot be done', async () => {
    const { studio, field, onPick } = await open();
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(studio.ui.get().dialog).toBeDefined();
    fireEvent.keyDown(field, { key: 'ArrowUp' });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(studio.ui.get().dialog).toBeUndefined();
    expect(onPick).not.toHaveBeenCalled();
    await nextFrame();
    expect(onPick.mock.calls).toEqual([['b']]);
  });
});

describe('a question before something goes', () => {
  const ask = (studio: Studio) => {
    const onConfirm = vi.fn<() => void>();
    const request = {
      kind: 'confirm' as const,
      title: 'Delete?',
      text: 'Two go.',
      items: ['one', 'two'],
      confirm: 'Delete both',
      onConfirm,
    };
    act(() => studio.ui.set({ dialog: request }));
    draw(studio, <ConfirmDialog request={request} />);
    return onConfirm;
  };

  it('lists what goes, and does it only when told to', async () => {
    const studio = await openStudio();
    const onConfirm = ask(studio);
    expect(screen.getByRole('alertdialog', { name: 'Delete?' })).toBeDefined();
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['one', 'two']);
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(studio.ui.get().dialog).toBeUndefined();
    expect(onConfirm).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Delete both' }));
    expect(onConfirm).toHaveBeenCalledOnce();
  });
});
