import type { PhoneTestReport, TestCounts } from '../../phone-test/index.ts';
import type { DataColumn } from '../../study/index.ts';

const SHARES = ['rightNumber', 'firstKey', 'success', 'gaveUp'] as const;

/** A row for each world, and for each need in it; `need` is empty in the row of the whole world. */
export function tabulatePhoneTest({ worlds, needs }: PhoneTestReport): DataColumn[] {
  const rows: { readonly world: string; readonly need: string; readonly counts: TestCounts }[] =
    worlds.flatMap((world) => [
      { world: world.id, need: '', counts: world },
      ...needs.flatMap(({ need, worlds: own }) =>
        own.filter(({ id }) => id === world.id).map((counts) => ({ world: world.id, need, counts })),
      ),
    ]);
  const text = (name: string, value: (row: (typeof rows)[number]) => string): DataColumn => ({
    name,
    kind: 'text',
    values: rows.map(value),
  });
  const number = (name: string, value: (counts: TestCounts) => number | undefined): DataColumn => ({
    name,
    kind: 'number',
    values: rows.map(({ counts }) => value(counts) ?? null),
  });
  return [
    text('world', ({ world }) => world),
    text('need', ({ need }) => need),
    number('tasks', ({ tasks }) => tasks),
    ...SHARES.flatMap((name) => [
      number(`${name}Hits`, (counts) => counts[name]?.hits),
      number(`${name}Of`, (counts) => counts[name]?.of),
      number(`${name}Low`, (counts) => counts[name]?.low),
      number(`${name}High`, (counts) => counts[name]?.high),
    ]),
    number('keySeconds', ({ keySeconds }) => keySeconds?.mean),
    number('ease', ({ ease }) => ease?.mean),
  ];
}
