import type { DataColumn, StaffingResult } from '../../study/index.ts';
import { clockOf } from './clock-of.ts';

/** A row for each plan, desk and half-hour of the week. */
export function tabulateStaffing(result: StaffingResult): DataColumn[] {
  const rows = result.cases.flatMap(({ world, isPooled, desks, plan }) =>
    desks.flatMap((desk, d) =>
      Array.from(plan.agents[d] ?? [], (agents, shift) => ({
        world,
        isPooled,
        desk: desk.id,
        day: 1 + Math.floor(shift / 48),
        time: clockOf(shift),
        agents,
        start: plan.start[d]?.[shift] ?? 0,
      })),
    ),
  );
  return [
    { name: 'world', kind: 'text', values: rows.map(({ world }) => world) },
    { name: 'pooled', kind: 'truth', values: rows.map(({ isPooled }) => isPooled) },
    { name: 'desk', kind: 'text', values: rows.map(({ desk }) => desk) },
    { name: 'day', kind: 'whole', values: rows.map(({ day }) => day) },
    { name: 'time', kind: 'text', values: rows.map(({ time }) => time) },
    { name: 'agents', kind: 'whole', values: rows.map(({ agents }) => agents) },
    { name: 'erlangStart', kind: 'whole', values: rows.map(({ start }) => start) },
  ];
}
