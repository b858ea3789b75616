import { describe, expect, it } from 'vitest';
import {
  logCalls,
  placeWaves,
  readWaves,
  updatePosterior,
  type Rollout,
} from '../../../src/calibrate/index.ts';
import { moveTo } from '../../../src/calibrate/rollout/posterior-space.ts';
import type { LoggedCall } from '../../../src/calls/index.ts';
import { parseScenario, printScenario, type Posterior } from '../../../src/scenario/index.ts';
import { namedParameters, type Overrides, type StudyQuestion } from '../../../src/study/index.ts';
import { smallDesign } from '../../study/small-study.ts';

const design = smallDesign();
const logit = (p: number): number => Math.log(p / (1 - p));
const valueOf = (name: string): number =>
  namedParameters(design.scenario).find((each) => each.name === name)?.value ?? Number.NaN;

/** The small scenario with a posterior of two rates: one in doubt, and both tied together. */
function calibrated(to = '2026-03-01'): { question: StudyQuestion; text: string } {
  const posterior: Posterior = {
    names: ['noInput', 'noMatch'],
    scales: ['logit', 'logit'],
    mean: [logit(valueOf('noInput')), logit(valueOf('noMatch'))],
    factor: [[0.5], [0.1, 0.3]],
    heard: ['pc-line', 'phone-line'],
    counts: 'a'.repeat(64),
    calls: 5000,
    from: '2026-02-01',
    to,
  };
  const text = printScenario({ ...design.scenario, posterior });
  const { scenario, problems } = parseScenario(text, 'small.scenario.json');
  if (!scenario) throw new Error(problems[0]?.message);
  return { question: { ...design, scenario: scenario.config }, text };
}

/** A week of before, then a week of the world after: new numbers. */
async function* log(overrides: Overrides): AsyncGenerator<LoggedCall[]> {
  yield* logCalls(design, { world: 'before', overrides, days: 7 }, { starts: '2026-03-02' });
  for (const batch of logCalls(
    design,
    { world: 'after', overrides, days: 7, replication: 1 },
    { starts: '2026-03-09' },
  ))
    yield batch.map((call) => ({ ...call, call: `after-${call.call}` }));
}

function rolloutOf({ scenario }: StudyQuestion): Rollout {
  const placed = placeWaves(scenario, readWaves('2026-03-09=after') ?? []);
  if (placed.kind !== 'placed') throw new Error(placed.kind);
  return placed.rollout;
}
async function update(overrides: Overrides, to?: string) {
  const { question, text } = calibrated(to);
  return updatePosterior(
    { question, text, rollout: rolloutOf(question), versions: {}, zone: 'UTC', draws: 0, write: {} },
    log(overrides),
    () => false,
  );
}

describe('a posterior that a roll-out updates', { timeout: 120_000 }, () => {
  it('moves to what both worlds show, and says which parameters moved', async () => {
    const found = await update({ noInput: 0.2 });
    if (found.kind !== 'updated') throw new Error(found.kind);
    const { moved, calls, from, to, isSettled } = found.update;
    expect([from, to, isSettled]).toEqual(['2026-03-02', '2026-03-15', true]);
    expect(calls).toBeGreaterThan(4000);
    expect(moved[0]?.name).toBe('noInput');
    expect(moved[0]?.after.low).toBeLessThan(0.2);
    expect(moved[0]?.after.high).toBeGreaterThan(0.2);
    const { scenario } = parseScenario(found.text ?? '', 'updated.scenario.json');
    expect(scenario?.config.posterior).toMatchObject({ to: '2026-03-15', from: '2026-02-01' });
    expect(scenario?.config.parameters?.['noInput']?.status).toBe('calibrated');
  });

  it('does not use days twice that have taught the scenario already', async () => {
    const whole = await update({});
    const late = await update({}, '2026-03-08');
    if (whole.kind !== 'updated' || late.kind !== 'updated') throw new Error('not updated');
    expect(late.update.from).toBe('2026-03-09');
    expect(late.update.calls).toBeLessThan(whole.update.calls);
    expect(await update({}, '2026-04-01')).toEqual({ kind: 'nothing-new', to: '2026-04-01' });
  });

  it('needs one', async () => {
    const asked = {
      question: design,
      text: '',
      rollout: rolloutOf(design),
      versions: {},
      zone: 'UTC',
      draws: 0,
      write: {},
    };
    expect(await updatePosterior(asked, log({}), () => false)).toEqual({ kind: 'no-posterior' });
  });
});

describe('a normal in its own coordinates', () => {
  const given = {
    names: ['a', 'b', 'c'],
    scales: ['log', 'log', 'log'] as const,
    mean: [1, 2, 3],
    factor: [[2], [1, 1], [0.5, 0.2, 3]],
  };
  it('is given back by a log that says nothing', () => {
    expect(
      moveTo(
        given,
        [0, 1],
        [0, 0],
        [
          [1, 0],
          [0, 1],
        ],
      ),
    ).toEqual(given);
  });
  it('keeps what is tied together: a moved and narrowed column takes all its rows along', () => {
    const { mean, factor } = moveTo(given, [0], [0.5], [[0.25]]);
    expect(mean).toEqual([2, 2.5, 3.25]);
    expect(factor).toEqual([[1], [0.5, 1], [0.25, 0.2, 3]]);
  });
});
