/** What was found, each kind once, made small and kept in a file that runs again. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reader } from '../readers/types.ts';
import { shrink } from '../shrink.ts';
import { keyOf, type Broke } from '../try-input.ts';
import { Keeper, type Ended } from './keeper.ts';
import { MOST_MEGABYTES, MOST_SECONDS } from './protocol.ts';

export interface Finding extends Broke {
  readonly reader: string;
  readonly seed: number;
  readonly index: number;
  /** Characters as it was found, and as it was kept. */
  readonly from: number;
  readonly to: number;
  readonly file: string;
  /** How often it was found. */
  times: number;
}

const SHRINK_MILLISECONDS = 20_000;

export class Findings {
  readonly list = new Map<string, Finding>();
  private readonly folder: string;
  private readonly root: string;
  private readonly keeper: Keeper;
  /** One after the other: they share a process. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(program: string, root: string) {
    this.root = root;
    this.keeper = new Keeper(program, root, `shrink-${process.pid}`);
    this.folder = join(root, 'out', 'fuzz');
    mkdirSync(this.folder, { recursive: true });
  }

  /** Looks at it in a process of its own. Undefined where it does not show there: a busy machine, or a process long in use. */
  add(
    reader: Reader,
    seed: number,
    index: number,
    input: string,
    broke: Broke,
  ): Promise<Finding | undefined> {
    const mine = this.turn.then(() => this.look(reader, seed, index, input, broke));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  end(): void {
    this.keeper.end();
  }

  private async look(
    reader: Reader,
    seed: number,
    index: number,
    input: string,
    broke: Broke,
  ): Promise<Finding | undefined> {
    const key = keyOf(reader.name, broke);
    const known = this.list.get(key);
    if (known) {
      known.times++;
      return undefined;
    }
    const shown = await judge(this.keeper, reader, input);
    if (!shown) return undefined;
    const own = this.list.get(keyOf(reader.name, shown));
    if (own) {
      own.times++;
      return undefined;
    }
    const until = performance.now() + SHRINK_MILLISECONDS;
    const small = await shrink(
      input,
      async (less) => {
        const now = await judge(this.keeper, reader, less);
        return now !== undefined && keyOf(reader.name, now) === keyOf(reader.name, shown);
      },
      () => performance.now() > until,
    );
    const last = (await judge(this.keeper, reader, small)) ?? shown;
    return this.keep(reader, { seed, index, input, small, broke: last });
  }

  private keep(
    reader: Reader,
    at: {
      readonly seed: number;
      readonly index: number;
      readonly input: string;
      readonly small: string;
      readonly broke: Broke;
    },
  ): Finding {
    const { seed, index, input, small, broke } = at;
    const hash = createHash('sha256').update(small).digest('hex').slice(0, 8);
    const name = `${reader.name}-${hash}`;
    const file = join('out', 'fuzz', `${name}.${reader.extension}`);
    writeFileSync(join(this.root, file), small);
    const finding: Finding = {
      ...broke,
      reader: reader.name,
      seed,
      index,
      from: input.length,
      to: small.length,
      file,
      times: 1,
    };
    writeFileSync(join(this.folder, `${name}.finding`), describeFinding(finding));
    this.list.set(keyOf(reader.name, broke), finding);
    return finding;
  }
}

export function describeFinding({ reader, law, sentence, at, seed, index, from, to, file }: Finding): string {
  return [
    `${reader}: ${law}`,
    `  ${sentence}`,
    ...(at === '' ? [] : [`  at ${at}`]),
    `  seed ${seed}, input ${index}; ${from} characters, made ${to}`,
    `  npm run fuzz -- --replay ${file}`,
    '',
  ].join('\n');
}

/** What an input breaks when nothing was before it; time and memory are laws too. */
export async function judge(keeper: Keeper, reader: Reader, input: string): Promise<Broke | undefined> {
  const ended = await keeper.give({ kind: 'try', reader: reader.name, input });
  const broke = breachOf(ended);
  // Time: the first time code is compiled, so the second time counts. Memory: the process has to be a new one each time.
  if (broke?.law === 'processor time')
    return breachOf(await keeper.give({ kind: 'try', reader: reader.name, input }));
  if (broke?.law !== 'memory') return broke;
  keeper.end();
  const alone = breachOf(await keeper.give({ kind: 'try', reader: reader.name, input }));
  keeper.end();
  return alone;
}

function breachOf(ended: Ended): Broke | undefined {
  if (ended.kind === 'lost') return ended.broke;
  if (ended.kind !== 'try') return undefined;
  if (ended.broke) return ended.broke;
  if (ended.peak > MOST_MEGABYTES)
    return { law: 'memory', sentence: `It takes ${Math.round(ended.peak)} MB.`, at: '' };
  return ended.seconds > MOST_SECONDS
    ? { law: 'processor time', sentence: `It takes ${ended.seconds.toFixed(2)} s of processor time.`, at: '' }
    : undefined;
}
