// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { useState, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Hours } from '../../../src/calendar/index.ts';
import type { MachineConfig } from '../../../src/chart/index.ts';
import { printScenario } from '../../../src/scenario/index.ts';
import { HoursFields } from '../../../src/studio/features/inspector/HoursFields.tsx';
import { CallerPicker } from '../../../src/studio/kit/CallerPicker.tsx';
import { smallMachine } from '../../machine/small-machine.ts';
import { smallScenario } from '../../scenario/small-scenario.ts';
import { draw, openStudio } from './draw.tsx';

const OFFICE = { id: 'office', title: { en: 'The office' }, week: [{ days: [1], open: ['08:30-17:30'] }] };
const WITH_OFFICE = {
  'scenarios/s.scenario.json': printScenario({ ...smallScenario, calendars: [OFFICE] }),
};

function Hours({
  first,
  heard,
}: {
  readonly first: Hours;
  readonly heard: (hours: Hours) => void;
}): ReactElement {
  const [hours, setHours] = useState(first);
  return (
    <HoursFields
      hours={hours}
      onChange={(next) => {
        heard(next);
        setHours(next);
      }}
    />
  );
}

async function drawHours(first: Hours, files: Readonly<Record<string, string>> = {}) {
  const heard = vi.fn<(hours: Hours) => void>();
  draw(await openStudio(files), <Hours first={first} heard={heard} />);
  return heard;
}

describe('hours of a guard', () => {
  it('are set to the minute, and over midnight', async () => {
    const heard = await drawHours({ days: [5], from: 9, to: 18 });
    fireEvent.change(screen.getByLabelText('From'), { target: { value: '22:20' } });
    fireEvent.change(screen.getByLabelText('To'), { target: { value: '06:00' } });
    expect(heard.mock.calls.map(([hours]) => hours)).toEqual([
      { days: [5], from: 22.3333, to: 18 },
      { days: [5], from: 22.3333, to: 6 },
    ]);
  });

  it('that end at midnight end with the day, and an emptied field changes nothing', async () => {
    const heard = await drawHours({ days: [5], from: 9, to: 18 });
    fireEvent.change(screen.getByLabelText('To'), { target: { value: '' } });
    expect(heard).not.toHaveBeenCalled();
    fireEvent.change(screen.getByLabelText('To'), { target: { value: '00:00' } });
    expect(heard).toHaveBeenLastCalledWith({ days: [5], from: 9, to: 24 });
  });

  it('may be a calendar of one of the project’s scenarios, by its name', async () => {
    const heard = await drawHours({ days: [5], from: 9, to: 18 }, WITH_OFFICE);
    await screen.findByText('While the calendar “The office” is open');
    fireEvent.change(screen.getByLabelText('When'), { target: { value: 'office' } });
    expect(heard).toHaveBeenLastCalledWith({ calendar: 'office' });
    expect(screen.queryByLabelText('From')).toBeNull();
  });

  it('keep a calendar that no scenario has, as the file names it', async () => {
    await drawHours({ calendar: 'night' });
    expect((screen.getByLabelText('When') as HTMLSelectElement).value).toBe('night');
  });

  it('need no choice where the project has no calendar', async () => {
    await drawHours({ days: [5], from: 9, to: 18 });
    expect(screen.queryByLabelText('When')).toBeNull();
  });
});

describe('whose call is looked at', () => {
  const asking: MachineConfig = {
    ...smallMachine,
    always: { guard: { type: 'hoursOpen', params: { calendar: 'office' } } },
  };

  it('says which calendars are open, all of them unless one is closed', async () => {
    const studio = await openStudio();
    draw(studio, <CallerPicker view={studio.viewOf(asking)} />);
    const office = screen.getByLabelText('office') as HTMLInputElement;
    expect(office.checked).toBe(true);
    fireEvent.click(office);
    expect(studio.ui.get().caller.open).toEqual([]);
    expect(office.checked).toBe(false);
  });
});
