// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { useState, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ChoiceInput, Field, NumberInput, TextInput } from '../../../src/studio/kit/fields.tsx';
import { draw, openStudio } from './draw.tsx';

function Name({ isNeeded }: { readonly isNeeded: boolean }): ReactElement {
  const [name, setName] = useState('Repairs');
  return (
    <Field label="Name" hint="As callers hear it">
      {(id) => <TextInput id={id} value={name} onChange={setName} isNeeded={isNeeded} />}
    </Field>
  );
}

const type = (value: string): void => {
  fireEvent.change(screen.getByLabelText('Name'), { target: { value } });
};
const shown = (): string => (screen.getByLabelText('Name') as HTMLInputElement).value;

describe('a text field', () => {
  it('is found by its label and shows what is typed', async () => {
    draw(await openStudio(), <Name isNeeded={false} />);
    type('Buying');
    expect(shown()).toBe('Buying');
    type('');
    fireEvent.blur(screen.getByLabelText('Name'));
    expect(shown()).toBe('');
  });

  it('may be emptied while one types, and gets its text back when it is left empty', async () => {
    draw(await openStudio(), <Name isNeeded />);
    type('');
    expect(shown()).toBe('');
    fireEvent.blur(screen.getByLabelText('Name'));
    expect(shown()).toBe('Repairs');
  });

  it('ends the step to undo when it is left', async () => {
    const studio = await openStudio();
    const seal = vi.spyOn(studio.document()!, 'sealHistory');
    draw(studio, <Name isNeeded={false} />);
    fireEvent.blur(screen.getByLabelText('Name'));
    expect(seal).toHaveBeenCalledOnce();
  });
});

describe('a number field', () => {
  it('stays within its limits, and is absent when empty', async () => {
    const heard = vi.fn<(value: number | undefined) => void>();
    draw(
      await openStudio(),
      <Field label="Seconds">
        {(id) => <NumberInput id={id} value={5} min={1} max={30} onChange={heard} />}
      </Field>,
    );
    for (const value of ['99', '-3', '7', ''])
      fireEvent.change(screen.getByLabelText('Seconds'), { target: { value } });
    expect(heard.mock.calls).toEqual([[30], [1], [7], [undefined]]);
  });
});

describe('a choice', () => {
  it('offers what can be chosen and tells what was', async () => {
    const heard = vi.fn<(value: 'a' | 'b') => void>();
    draw(
      await openStudio(),
      <ChoiceInput
        label="Way"
        value="a"
        options={[
          { value: 'a', label: 'One' },
          { value: 'b', label: 'Other', isDisabled: true },
        ]}
        onChange={heard}
      />,
    );
    expect((screen.getByRole('option', { name: 'Other' }) as HTMLOptionElement).disabled).toBe(true);
    fireEvent.change(screen.getByRole('combobox', { name: 'Way' }), { target: { value: 'b' } });
    expect(heard.mock.calls).toEqual([['b']]);
  });
});
