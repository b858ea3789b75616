/** What is said when a roll-out cannot be compared, or nothing can be learnt from it. */
import type { PlacedWaves, UpdateOutcome, Verification } from '../../calibrate/index.ts';
import type { ScenarioConfig } from '../../scenario/index.ts';
import { cliWords, joinNames, say } from '../../words/index.ts';
import { Misuse } from '../process/failures.ts';

/** @throws Misuse, always */
export function refuseWaves(
  { worlds, compare }: ScenarioConfig,
  why: Exclude<PlacedWaves, { kind: 'placed' }>,
): never {
  const known = say(cliWords, ({ verify }, language) =>
    verify.knownLines({
      world: compare.before,
      lines: joinNames(worlds.find(({ id }) => id === compare.before)?.lines ?? [], language),
      worlds: joinNames(
        worlds.map(({ id }) => id),
        language,
      ),
    }),
  );
  const what = say(cliWords, ({ verify }) => {
    switch (why.kind) {
      case 'unknown':
        return verify.unknownLine({ world: compare.before, line: why.name });
      case 'steps':
        return verify.tooManySteps({ steps: why.steps, waves: why.waves });
      case 'several':
        return verify.severalLines({ world: why.world, lines: why.lines });
      case 'unlike':
        return verify.unlikeWaves({ name: why.name });
    }
  });
  throw new Misuse(what, why.kind === 'several' ? say(cliWords, ({ verify }) => verify.namesWorlds) : known);
}

/** @throws Misuse, always */
export function refuseLog(why: Exclude<Verification, { kind: 'result' }>): never {
  switch (why.kind) {
    case 'stopped':
      throw stopped();
    case 'empty':
      throw new Misuse(
        say(cliWords, ({ verify }) => verify.noCalls),
        say(cliWords, ({ verify }) => verify.noCallsHint),
      );
    case 'too-early':
      throw new Misuse(
        say(cliWords, ({ verify }) => verify.tooEarly({ last: why.last, wave: why.wave })),
        say(cliWords, ({ verify }) => verify.tooEarlyHint),
      );
  }
}

/** @throws Misuse, always */
export function refuseUpdate(why: Exclude<UpdateOutcome, { kind: 'updated' }>): never {
  switch (why.kind) {
    case 'stopped':
      throw stopped();
    case 'no-posterior':
      throw new Misuse(
        say(cliWords, ({ verify }) => verify.noPosterior),
        say(cliWords, ({ verify }) => verify.noPosteriorHint),
      );
    case 'nothing-new':
      throw new Misuse(
        say(cliWords, ({ verify }) => verify.nothingNew({ to: why.to })),
        say(cliWords, ({ verify }) => verify.nothingNewHint),
      );
  }
}

function stopped(): Misuse {
  return new Misuse(
    say(cliWords, ({ verify }) => verify.stopped),
    say(cliWords, ({ verify }) => verify.stoppedHint),
  );
}
