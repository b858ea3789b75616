/** From what is filled in to what a calibration is ordered with. */
import type { Forms } from './forms.ts';

const SUFFIX = '.scenario.json';

export function calibrationOptions(
  form: Forms['calibrate'],
  {
    scenario,
    calls,
    out,
  }: {
    readonly scenario: string | undefined;
    readonly calls: readonly string[];
    readonly out: string | undefined;
  },
): Readonly<Record<string, unknown>> {
  const { world, draws, checks, readsTimes } = form;
  return {
    scenario,
    calls,
    draws,
    // Nothing chosen is said too: a command would make the cheap one.
    checks: checks.length > 0 && checks,
    ...(!readsTimes && { times: false }),
    ...(world !== undefined && { world }),
    ...(out !== undefined && { out }),
    ...decisionsOf(form),
  };
}

/** What becomes of findings; nothing is said of none. */
export function decisionsOf({
  exclude,
  keep,
}: Pick<Forms['calibrate'], 'exclude' | 'keep'>): Readonly<Record<string, unknown>> {
  return { ...(exclude.length > 0 && { exclude }), ...(keep.length > 0 && { keep }) };
}

/** Those that were chosen and are still there; the only one where nobody has chosen. */
export function chosenOf(
  chosen: readonly string[] | undefined,
  files: readonly { readonly name: string }[],
): readonly string[] {
  const names = files.map(({ name }) => name);
  return chosen ? chosen.filter((name) => names.includes(name)) : names.length === 1 ? names : [];
}

export function stemOf(scenario: string | undefined): string {
  return scenario?.split('/').at(-1)?.replace(SUFFIX, '') ?? '';
}

/** Beside the scenario from which it is made. */
export function scenarioPathOf(name: string, scenario: string | undefined): string {
  const folder = scenario?.split('/').slice(0, -1).join('/') ?? 'scenarios';
  const file = `${name.replace(SUFFIX, '')}${SUFFIX}`;
  return folder === '' ? file : `${folder}/${file}`;
}
