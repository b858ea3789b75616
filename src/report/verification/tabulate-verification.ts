import type { VerificationResult } from '../../calibrate/index.ts';
import type { DataColumn } from '../../study/index.ts';

/** A row a wave; shares are fractions of 1, what is not known is empty. */
export function tabulateVerification({ waves }: VerificationResult): DataColumn[] {
  const number = (name: string, values: (number | null)[]): DataColumn => ({ name, kind: 'number', values });
  return [
    { name: 'from', kind: 'text', values: waves.map(({ from }) => from) },
    { name: 'lines', kind: 'text', values: waves.map(({ lines }) => lines.join(' ')) },
    number(
      'controls',
      waves.map(({ controls }) => controls),
    ),
    number(
      'observed',
      waves.map(({ observed }) => observed?.value ?? null),
    ),
    number(
      'observedLow',
      waves.map(({ observed }) => observed?.low ?? null),
    ),
    number(
      'observedHigh',
      waves.map(({ observed }) => observed?.high ?? null),
    ),
    number(
      'predicted',
      waves.map(({ predicted }) => predicted.value),
    ),
    number(
      'predictedLow',
      waves.map(({ predicted }) => predicted.low),
    ),
    number(
      'predictedHigh',
      waves.map(({ predicted }) => predicted.high),
    ),
  ];
}
