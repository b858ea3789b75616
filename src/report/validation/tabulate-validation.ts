import type { DataColumn, ValidationResult } from '../../study/index.ts';

/** A row for each expected value; shares are fractions of 1, every digit is there. */
export function tabulateValidation({ scenarios }: ValidationResult): DataColumn[] {
  const rows = scenarios.flatMap(({ id, checks }) => checks.map((check) => ({ scenario: id, ...check })));
  return [
    { name: 'scenario', kind: 'text', values: rows.map(({ scenario }) => scenario) },
    { name: 'world', kind: 'text', values: rows.map(({ world }) => world) },
    { name: 'figure', kind: 'text', values: rows.map(({ figure }) => figure) },
    { name: 'expected', kind: 'number', values: rows.map(({ expected }) => expected) },
    { name: 'tolerance', kind: 'number', values: rows.map(({ tolerance }) => tolerance) },
    { name: 'precision', kind: 'number', values: rows.map(({ precision }) => precision) },
    { name: 'simulated', kind: 'number', values: rows.map(({ simulated }) => simulated?.mean ?? null) },
    { name: 'low', kind: 'number', values: rows.map(({ simulated }) => simulated?.low ?? null) },
    { name: 'high', kind: 'number', values: rows.map(({ simulated }) => simulated?.high ?? null) },
    { name: 'verdict', kind: 'text', values: rows.map(({ verdict }) => verdict) },
    { name: 'source', kind: 'text', values: rows.map(({ source }) => source) },
  ];
}
