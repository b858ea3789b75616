/** The command that gives the same sweep again. */
export interface SweepCommand {
  readonly scenario: string;
  readonly vary: readonly string[];
  readonly points: number | undefined;
  readonly worlds: readonly string[] | undefined;
  readonly figures: readonly string[] | undefined;
  readonly rank: string | undefined;
  readonly rankOn: string | undefined;
  readonly seed: number;
  readonly replications: number;
  readonly locale: string | undefined;
  readonly machines: string | undefined;
  readonly out: string;
}

export function printSweepCommand(run: SweepCommand): string {
  const option = (name: string, value: string | undefined): string[] => (value === undefined ? [] : [`--${name} ${quoteWord(value)}`]);
  return [
    'dialtree sweep',
    quoteWord(run.scenario),
    ...run.vary.flatMap((vary) => option('vary', vary)),
    ...(run.points === undefined ? [] : [`--design lhs --points ${run.points}`]),
    ...option('worlds', run.worlds?.join(',')),
    ...option('figures', run.figures?.join(',')),
    ...option('rank', run.rank),
    ...option('rank-on', run.rankOn),
    `--seed ${run.seed}`,
    `--replications ${run.replications}`,
    ...option('locale', run.locale),
    ...option('machines', run.machines),
    ...option('out', run.out),
  ].join(' ');
}

/** For a POSIX shell. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
