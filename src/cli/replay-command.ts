/** The command that gives the same result again; printed with every report. */
export interface ReplayCommand {
  readonly scenario: string;
  readonly machines: string | undefined;
  readonly seed: number;
  readonly replications: number;
  readonly precision: number | undefined;
  readonly worlds: readonly string[] | undefined;
  readonly locale: string | undefined;
  readonly sensitivityReplications: number | undefined;
  readonly hasControl: boolean;
}

export function printReplayCommand(run: ReplayCommand): string {
  return [
    'dialtree simulate',
    quote(run.scenario),
    `--seed ${run.seed}`,
    `--replications ${run.replications}`,
    ...(run.precision === undefined ? [] : [`--precision ${run.precision}`]),
    ...(run.worlds === undefined ? [] : [`--worlds ${quote(run.worlds.join(','))}`]),
    ...(run.locale === undefined ? [] : [`--locale ${quote(run.locale)}`]),
    ...(run.machines === undefined ? [] : [`--machines ${quote(run.machines)}`]),
    ...(run.sensitivityReplications === undefined ? [] : [run.sensitivityReplications === 0 ? '--no-sensitivity' : `--sensitivity ${run.sensitivityReplications}`]),
    ...(run.hasControl ? [] : ['--no-control']),
  ].join(' ');
}

/** For a POSIX shell. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
