import type { Answer, AnswerShape, FieldSize } from '../../src/study/index.ts';

/** Of an answer as it is: the shape that lets it through and nothing else. Elements are taken to be alike. */
export function shapeOf(answer: Answer): AnswerShape {
  const [first] = answer;
  return {
    elements: answer.length,
    fields: new Map(
      Object.entries<number | Float64Array>({ ...first }).map(([name, value]): [string, FieldSize] => [
        name,
        typeof value === 'number' ? 'number' : { least: value.length, most: value.length },
      ]),
    ),
  };
}
