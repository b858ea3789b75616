import type { VerificationResult } from '../../calibrate/index.ts';
import type { DataColumn } from '../../study/index.ts';

/**
 * A row for each figure of a stage, then one for each wave (`lost-change`: of its lines, less that of its controls); shares
 * are fractions of 1, what is not known is empty.
 */
export function tabulateVerification({ stages, waves }: VerificationResult): DataColumn[] {
  const rows = [
    ...stages.flatMap(({ from, to, world, figures }) =>
      figures.map(({ figure, what, n, observed, predicted, p }) => ({
        from,
        to,
        what: world.id,
        figure: figure === 'key' ? `key ${what}` : figure,
        n,
        observed,
        predicted,
        p,
      })),
    ),
    ...waves.map(({ from, lines, calls, observed, predicted, p }) => ({
      from,
      to: '',
      what: lines.join(' '),
      figure: 'lost-change',
      n: calls[1],
      observed,
      predicted,
      p,
    })),
  ];
  const text = (name: string, of: (row: (typeof rows)[number]) => string): DataColumn => ({
    name,
    kind: 'text',
    values: rows.map(of),
  });
  const number = (name: string, of: (row: (typeof rows)[number]) => number | undefined): DataColumn => ({
    name,
    kind: 'number',
    values: rows.map((row) => of(row) ?? null),
  });
  return [
    text('from', ({ from }) => from),
    text('to', ({ to }) => to),
    text('of', ({ what }) => what),
    text('figure', ({ figure }) => figure),
    number('n', ({ n }) => n),
    number('observed', ({ observed }) => observed?.value),
    number('observedLow', ({ observed }) => observed?.low),
    number('observedHigh', ({ observed }) => observed?.high),
    number('predicted', ({ predicted }) => predicted.value),
    number('predictedLow', ({ predicted }) => predicted.low),
    number('predictedHigh', ({ predicted }) => predicted.high),
    number('p', ({ p }) => p),
  ];
}
