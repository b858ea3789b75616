/** Hundreds of lines of one machine: what they share is made once, and each is met as if it were alone. */
import { expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '../../src/behaviour/index.ts';
import { compileVisits, createAudience, type VisitLine, type Visits } from '../../src/visits/index.ts';
import { asLine, buildMachine, layeredTree, layeredWords, typesFor } from './tree-machine.ts';

const words = layeredWords(3, 3);
const audience = createAudience(typesFor(words.map(({ need }) => need)), words, DEFAULT_PARAMETERS, 'en');
const machine = asLine(buildMachine('three', layeredTree(3, 3), { greeting: 'Welcome.' }));
const other = asLine(buildMachine('other', layeredTree(3, 3), { greeting: 'Good day.' }));
const named = (line: VisitLine, id: string): VisitLine => ({ ...line, id });

/** The visits, and how many prompts were listened to for them. */
function compileCounted(lines: readonly VisitLine[]): { readonly visits: Visits; readonly heard: number } {
  let heard = 0;
  const hearing: typeof audience.hearing = (prompt) => {
    heard++;
    return audience.hearing(prompt);
  };
  return { visits: compileVisits(lines, { ...audience, hearing }), heard };
}

it('prompts of a machine are listened to once, however many lines it answers', () => {
  const alone = compileCounted([machine]);
  const many = compileCounted(Array.from({ length: 40 }, (_, i) => named(machine, `line-${i}`)));
  expect(many.heard).toBe(alone.heard);
  expect(many.visits.places.rows).toBe(40 * alone.visits.places.rows);
});

it('each of them stands behind the one before, and every row knows its line', () => {
  const lines = [named(machine, 'a'), other, named(machine, 'b')];
  const { visits } = compileCounted(lines);
  const apart = lines.map((line) => compileCounted([line]).visits);
  expect(visits.lineIds).toEqual(['a', other.id, 'b']);
  lines.forEach((_, line) => {
    const from = visits.places.lineStart[line] as number;
    const own = apart[line] as Visits;
    for (let row = 0; row < own.places.rows; row++)
      expect(visits.places.at(from + row)).toEqual({ ...own.places.at(row), line });
  });
  expect([visits.places.at(-1), visits.places.at(visits.places.rows)]).toEqual([undefined, undefined]);
  expect(visits.exits.map(({ line }) => line)).toEqual(
    apart.flatMap(({ exits }, line) => exits.map(() => line)),
  );
});

it('lines of one machine with other names are not taken for those of before', () => {
  const ids = (name: string): readonly string[] => compileVisits([named(machine, name)], audience).lineIds;
  expect([ids('one'), ids('two')]).toEqual([['one'], ['two']]);
});
