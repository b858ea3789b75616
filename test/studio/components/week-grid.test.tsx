// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { useState, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { addUp, paint, type WeekArea, type WeekLevels } from '../../../src/studio/core/week/levels.ts';
import { WeekGrid } from '../../../src/studio/kit/WeekGrid.tsx';
import { draw, openStudio } from './draw.tsx';

const MONDAY = addUp([{ day: 1, from: 525, to: 720, value: 1 }]);
type Heard = (area: WeekArea, value: number) => void;

function Week({ kind, heard }: { readonly kind: 'open' | 'agents'; readonly heard: Heard }): ReactElement {
  const [levels, setLevels] = useState<WeekLevels>(MONDAY);
  return (
    <WeekGrid
      label="Office"
      levels={levels}
      kind={kind}
      onPaint={(area, value) => {
        heard(area, value);
        setLevels((now) => paint(now, area, () => value));
      }}
    />
  );
}

async function drawWeek(kind: 'open' | 'agents'): Promise<ReturnType<typeof vi.fn<Heard>>> {
  const heard = vi.fn<Heard>();
  draw(await openStudio(), <Week kind={kind} heard={heard} />);
  return heard;
}

/** By weekday and time: "1 08:30". */
function cell(place: string): HTMLElement {
  const [day = '', time = ''] = place.split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const found = screen
    .getByRole('grid')
    .querySelector<HTMLElement>(`[data-cell="${day}-${hour * 2 + minute / 30}"]`);
  if (!found) throw new Error(`There is no cell ${place}.`);
  return found;
}
const press = (key: string, more: object = {}): void =>
  void fireEvent.keyDown(window.document.activeElement ?? window.document.body, { key, ...more });
const at = (days: number[], from: string, to: string): WeekArea => {
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return { days, from: minutes(from), to: minutes(to) };
};

describe('a week of half-hours', () => {
  it('is a table with headers, one cell in the order of Tab, and times to the minute as they are', async () => {
    await drawWeek('open');
    const grid = screen.getByRole('grid', { name: 'Office' });
    expect(grid.querySelectorAll('td')).toHaveLength(336);
    expect(grid.querySelectorAll('td[tabindex="0"]')).toHaveLength(1);
    expect(screen.getByRole('rowheader', { name: 'Mon' })).toBeTruthy();
    expect(screen.getByRole('columnheader', { name: '08:30' })).toBeTruthy();
    expect(cell('1 08:30').textContent).toBe('08:30–08:45 closed, 08:45–09:00 open');
    expect(cell('1 09:00').textContent).toBe('open');
    expect(cell('1 12:00').textContent).toBe('closed');
  });

  it('is opened and closed with the keys: arrows move, Shift chooses, Space turns', async () => {
    const heard = await drawWeek('open');
    cell('1 08:00').focus();
    press('ArrowDown');
    expect(window.document.activeElement).toBe(cell('2 08:00'));
    for (let i = 0; i < 3; i++) press('ArrowRight', { shiftKey: true });
    press('ArrowDown', { shiftKey: true });
    expect(cell('3 09:30').getAttribute('aria-selected')).toBe('true');
    expect(cell('3 10:00').getAttribute('aria-selected')).toBe('false');
    press(' ');
    expect(heard).toHaveBeenLastCalledWith(at([2, 3], '08:00', '10:00'), 1);
    press(' ');
    expect(heard).toHaveBeenLastCalledWith(at([2, 3], '08:00', '10:00'), 0);
    press('Escape');
    press('Home');
    press('Delete');
    expect(heard).toHaveBeenLastCalledWith(at([3], '00:00', '00:30'), 0);
    press('a', { ctrlKey: true });
    press('Enter');
    expect(heard).toHaveBeenLastCalledWith(at([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00'), 1);
  });

  it('takes digits as a number of agents, several as one, and gives it to the next drag', async () => {
    const heard = await drawWeek('agents');
    cell('1 10:00').focus();
    press('1');
    press('2');
    expect(heard.mock.calls.map(([, value]) => value)).toEqual([1, 12]);
    expect(cell('1 10:00').textContent).toContain('12 agents');
    fireEvent.pointerDown(cell('4 08:00'), { button: 0, pointerType: 'mouse' });
    vi.spyOn(window.document, 'elementFromPoint').mockReturnValue(cell('5 09:00'));
    fireEvent.pointerMove(window, { clientX: 50, clientY: 50 });
    fireEvent.pointerUp(window);
    expect(heard).toHaveBeenLastCalledWith(at([4, 5], '08:00', '09:30'), 12);
  });

  it('forgets a drag that is given up, and is left alone by fingers that scroll', async () => {
    const heard = await drawWeek('open');
    fireEvent.pointerDown(cell('4 08:00'), { button: 0, pointerType: 'mouse' });
    fireEvent.keyDown(window, { key: 'Escape' });
    fireEvent.pointerUp(window);
    fireEvent.pointerDown(cell('4 08:00'), { button: 0, pointerType: 'touch', clientX: 0, clientY: 0 });
    fireEvent.pointerMove(window, { clientX: 0, clientY: 40 });
    fireEvent.pointerUp(window);
    expect(heard).not.toHaveBeenCalled();
    fireEvent.pointerDown(cell('4 08:00'), { button: 0, pointerType: 'touch', clientX: 0, clientY: 0 });
    fireEvent.pointerUp(window);
    expect(heard).toHaveBeenCalledExactlyOnceWith(at([4], '08:00', '08:30'), 1);
  });

  it('closes what is open when the drag begins there', async () => {
    const heard = await drawWeek('open');
    fireEvent.pointerDown(cell('1 09:00'), { button: 0, pointerType: 'mouse' });
    fireEvent.pointerUp(window);
    expect(heard).toHaveBeenLastCalledWith(at([1], '09:00', '09:30'), 0);
    expect(cell('1 08:30').textContent).toBe('08:30–08:45 closed, 08:45–09:00 open');
  });
});
