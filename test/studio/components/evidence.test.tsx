// @vitest-environment happy-dom
import { configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { printScenario } from '../../../src/scenario/index.ts';
import { openEvidence } from '../../../src/studio/core/actions/open-file.ts';
import type { EvidenceStep } from '../../../src/studio/core/ui-state.ts';
import { EvidencePage } from '../../../src/studio/features/evidence/EvidencePage.tsx';
import { callsWords } from '../../../src/words/index.ts';
import { smallScenario } from '../../scenario/small-scenario.ts';
import { draw, openStudio } from './draw.tsx';
import { createFakeJobs, type FakeJobs } from './fake-jobs.ts';

const SCENARIO = 'scenarios/s.scenario.json';

// A step is fetched when it is first shown.
configure({ asyncUtilTimeout: 20_000 });

async function open(step: EvidenceStep, jobs: FakeJobs = createFakeJobs()) {
  const studio = await openStudio({ [SCENARIO]: printScenario(smallScenario) }, jobs.store);
  openEvidence(studio, step);
  draw(studio, <EvidencePage />);
  await screen.findByRole('tabpanel');
  return { studio, jobs };
}

describe('the evidence', () => {
  it('says what to start where no server stands behind the page', async () => {
    draw(await openStudio(), <EvidencePage />);
    expect(screen.getByText('npx dialtree studio')).toBeTruthy();
    expect(screen.queryByRole('tablist')).toBeNull();
  });

  it('has its steps as tabs that the arrow keys walk round, and the address follows', async () => {
    const { studio } = await open('import');
    const tabs = screen.getAllByRole('tab');
    expect(tabs.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1, -1, -1]);
    fireEvent.keyDown(tabs[0] as HTMLElement, { key: 'ArrowLeft' });
    expect(studio.ui.get().evidenceStep).toBe('runs');
    fireEvent.keyDown(tabs[5] as HTMLElement, { key: 'ArrowRight' });
    expect(studio.ui.get().evidenceStep).toBe('import');
    fireEvent.keyDown(tabs[0] as HTMLElement, { key: 'End' });
    expect(window.document.activeElement?.id).toBe('evidence-tab-runs');
  });
});

describe('the scenario', () => {
  it('is one that has not learnt from a log yet, whatever the others are called', async () => {
    const learnt = JSON.stringify({ ...(JSON.parse(printScenario(smallScenario)) as object), posterior: {} });
    const files = { 'scenarios/a.scenario.json': learnt, [SCENARIO]: printScenario(smallScenario) };
    const studio = await openStudio(files, createFakeJobs().store);
    openEvidence(studio, 'calibrate');
    draw(studio, <EvidencePage />);
    const pick = (await screen.findByLabelText('Scenario')) as HTMLSelectElement;
    expect([...pick.options].map(({ value }) => value)).toEqual(['scenarios/a.scenario.json', SCENARIO]);
    await waitFor(() => expect(pick.value).toBe(SCENARIO));
  });
});

describe('an import', () => {
  const LOG = 'march.csv';
  const sample = {
    format: 'csv',
    header: ['id', 'who', 'dnis', 'at'],
    rows: [['c1', '+15•••••••', '+15•••', '02.03.2026 10:00:00']],
  };
  const proposal = {
    format: 'csv',
    delimiter: ',',
    rows: 'call',
    time: { pattern: 'dd.MM.yyyy HH:mm:ss' },
    call: 'id',
    drop: ['who', 'at'],
    lines: { column: 'dnis', map: { '+15550109': '+15550109' } },
  };

  it('shows what is proposed above each column, and names what is missing until it is said', async () => {
    const jobs = createFakeJobs({ files: [{ name: LOG, kind: 'log', bytes: 2048 }], sample, proposal });
    await open('import', jobs);
    const at = (await screen.findByLabelText('What at holds')) as HTMLSelectElement;
    expect((screen.getByLabelText('What dnis holds') as HTMLSelectElement).value).toBe('line');
    expect(at.value).toBe('');
    expect(screen.getByText('Say above the columns which one holds: start.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Import one log' }).getAttribute('aria-disabled')).toBe('true');
    fireEvent.change(at, { target: { value: 'start' } });
    await waitFor(() => expect(screen.queryByText(/^Say above the columns/)).toBeNull());
    expect(jobs.asked.at(-1)).toMatchObject({ columns: { call: 'id', line: 'dnis', start: 'at' } });
    // The zone is nobody's guess: it is asked for at its field.
    fireEvent.change(screen.getByLabelText('Time zone of the log'), { target: { value: 'Europe/Berlin' } });
    fireEvent.change(screen.getByLabelText('+15550109 in this scenario'), {
      target: { value: smallScenario.lines[0]?.id },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Import one log' }));
    await waitFor(() => expect(jobs.orders).toHaveLength(1));
    expect(jobs.orders[0]).toMatchObject({
      kind: 'import-calls',
      options: { logs: [LOG], mapping: 'march.mapping.json', keepDays: 90 },
    });
    expect(JSON.parse(jobs.mappings.get('march.mapping.json') ?? '')).toMatchObject({
      time: { zone: 'Europe/Berlin' },
      lines: { column: 'dnis', map: { '+15550109': smallScenario.lines[0]?.id } },
    });
  });

  it('shows calls as they were understood, and what was refused', async () => {
    const start = { at: '0:00', text: 'dials pc' };
    const report = {
      calls: 2,
      events: 3,
      records: 6,
      used: 3,
      refused: [{ reason: 'noStart', count: 3, rows: [{ file: 'march.csv', row: 7 }] }],
      excluded: [{ reason: 'of-tomorrow', count: '<5' }],
      expires: '2026-06-01',
      notes: ['The mapping does not have: menu x, 2×.'],
      transcripts: [
        { heading: 'Line pc, 2026-03-02 10:00:00', steps: [start, { at: '0:12', text: 'presses 1' }] },
        { heading: 'Line pc, 2026-03-02 11:00:00', steps: [start] },
      ],
    };
    const jobs = createFakeJobs({
      jobs: [
        {
          kind: 'import-calls',
          state: 'done',
          made: ['calls/march.events.parquet'],
          files: [{ name: 'import.json', bytes: 900, type: 'application/json' }],
        },
      ],
      texts: { 'import.json': JSON.stringify(report) },
    });
    const { studio } = await open('import', jobs);
    const calls = await screen.findByRole('region', { name: '2 calls as they were understood' });
    expect(within(calls).getAllByText('dials pc')).toHaveLength(2);
    const refused = screen.getByText('Refused').closest('tr');
    expect(refused?.textContent).toBe(`Refused3${callsWords.en.reasons.noStart}march.csv 7…`);
    expect(screen.getByText('of-tomorrow').closest('tr')?.textContent).toContain('<5');
    expect(screen.getByText('The mapping does not have: menu x, 2×.')).toBeTruthy();
    expect(screen.getByText('3 of 6')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Calibrate with these calls' }));
    expect(studio.ui.get().evidenceStep).toBe('calibrate');
  });
});

describe('a calibration', () => {
  const files = [{ name: 'march.events.parquet', kind: 'calls', bytes: 4096 }];

  it('is ordered with the calls that were chosen, and watched to its end', async () => {
    const { studio, jobs } = await open('calibrate', createFakeJobs({ files }));
    fireEvent.click(await screen.findByRole('button', { name: 'Calibrate' }));
    await waitFor(() => expect(jobs.orders).toHaveLength(1));
    expect(jobs.orders[0]).toMatchObject({
      kind: 'calibrate',
      options: { scenario: SCENARIO, calls: ['march.events.parquet'], draws: 60, checks: ['predicted'] },
    });
    expect(jobs.orders[0]?.options).not.toHaveProperty('times');
    jobs.tell({ progress: { done: 3, total: 10, stage: 'fitting', leftSeconds: 40 } });
    expect(await screen.findByText('fitting')).toBeTruthy();
    expect(screen.getByText(/30 % · about 40 s left/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(jobs.stopped).toHaveLength(1));
    jobs.tell({ state: 'stopped', said: 'Stopped.' });
    await waitFor(() => expect(studio.ui.get().announcement.text).toBe('Calibration: stopped'));
  });

  it('is checked as somebody wants it, or not at all', async () => {
    const { jobs } = await open('calibrate', createFakeJobs({ files }));
    fireEvent.click(await screen.findByLabelText(/^Last weeks held out/));
    fireEvent.click(screen.getByRole('button', { name: 'Calibrate' }));
    await waitFor(() => expect(jobs.orders[0]?.options['checks']).toEqual(['predicted', 'weeks']));
    jobs.tell({ state: 'done' });
    for (const name of [/^Last weeks/, /^Simulated again/]) fireEvent.click(screen.getByLabelText(name));
    fireEvent.click(screen.getByRole('button', { name: 'Calibrate' }));
    await waitFor(() => expect(jobs.orders[1]?.options['checks']).toBe(false));
  });

  it('checks itself without a log, and says what that came to', async () => {
    const check = { runs: 4, intervals: 50, covered: 44, isAccepted: false, isStopped: false };
    const file = { name: 's-calibration.json', bytes: 900, type: 'application/json' };
    const { jobs } = await open(
      'calibrate',
      createFakeJobs({
        jobs: [{ kind: 'self-check', state: 'done', exitCode: 1, said: 'As printed', files: [file] }],
        texts: { [file.name]: JSON.stringify({ format: 'dialtree-self-check', check }) },
      }),
    );
    expect(await screen.findByText(/^44 of 50 intervals of 90 % hold the truth: 88 %/)).toBeTruthy();
    // Said once, and nothing has been learnt by that.
    expect(screen.queryByText('As printed')).toBeNull();
    expect(screen.getByRole('tab', { name: /Calibrate/ }).textContent).not.toContain('Done');
    fireEvent.change(screen.getByLabelText('Truths'), { target: { value: '6' } });
    fireEvent.blur(screen.getByLabelText('Truths'));
    fireEvent.click(screen.getByRole('button', { name: 'Run a self-check' }));
    await waitFor(() => expect(jobs.orders).toHaveLength(1));
    expect(jobs.orders[0]).toMatchObject({ kind: 'self-check', options: { scenario: SCENARIO, runs: 6 } });
  });

  it('asks what becomes of a finding, and runs again with the answer', async () => {
    const undecided = ['outage-day:1999-02-03', 'looks-closed'].map((id) => ({
      id,
      message: `Odd: ${id}.`,
      hint: 'Kept, it moves a share.',
    }));
    const options = { scenario: SCENARIO, calls: ['march.events.parquet'], draws: 60 };
    const refused = { kind: 'calibrate', state: 'failed', exitCode: 2, undecided, options } as const;
    const { jobs } = await open('calibrate', createFakeJobs({ files, jobs: [refused] }));
    const outage = await screen.findByRole('region', { name: 'outage-day:1999-02-03' });
    expect(outage.textContent).toContain('Odd: outage-day:1999-02-03.Kept, it moves a share.');
    fireEvent.click(within(outage).getByRole('button', { name: 'Leave them out' }));
    // One is still open.
    fireEvent.click(await screen.findByRole('button', { name: 'Keep them and run again' }));
    await waitFor(() => expect(jobs.orders).toHaveLength(1));
    expect(jobs.orders[0]?.options).toEqual({
      ...options,
      exclude: ['outage-day:1999-02-03'],
      keep: ['looks-closed'],
    });
    expect(screen.getByText('outage-day:1999-02-03: left out')).toBeTruthy();
  });

  it('reads times of keys unless that is unticked', async () => {
    const { jobs } = await open('calibrate', createFakeJobs({ files }));
    fireEvent.click(await screen.findByRole('checkbox', { name: /Times of keys/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Calibrate' }));
    await waitFor(() => expect(jobs.orders).toHaveLength(1));
    expect(jobs.orders[0]?.options).toMatchObject({ times: false });
  });

  it('says in words what its picture shows', async () => {
    const spread = (value: number, half: number) => ({ value, low: value - half, high: value + half });
    const answer = {
      format: 'dialtree-calibration',
      compare: [
        { id: 'before', title: { en: 'Two lines' } },
        { id: 'after', title: { en: 'One line' } },
      ],
      calls: 900,
      log: { calls: 1000 },
      headline: {
        figure: 'lostRate',
        uncalibrated: spread(-0.01, 0.02),
        calibrated: spread(-0.008, 0.003),
        helps: [0.8, 1],
        draws: 60,
        left: [{ group: 'words', share: 0.6 }],
      },
      findings: [],
      rows: [
        {
          name: 'noInput',
          unit: '',
          prior: spread(0.1, 0.05),
          posterior: spread(0.08, 0.01),
          narrowed: 0.2,
          how: 'likelihood',
          n: 900,
        },
        {
          name: 'wrongNumber',
          unit: '',
          prior: spread(0.1, 0.05),
          posterior: spread(0.1, 0.05),
          narrowed: 0.97,
          how: 'none',
          n: 0,
        },
      ],
      isStopped: false,
    };
    const jobs = createFakeJobs({
      files,
      jobs: [
        {
          kind: 'calibrate',
          state: 'done',
          files: [{ name: 's-calibration.json', bytes: 900, type: 'application/json' }],
          made: ['scenarios/s-calibrated.scenario.json'],
        },
      ],
      texts: { 's-calibration.json': JSON.stringify(answer) },
    });
    await open('calibrate', jobs);
    expect(await screen.findByText('−1.00 points (−3.00 to +1.00)')).toBeTruthy();
    expect(screen.getByText('−0.80 points (−1.10 to −0.50)')).toBeTruthy();
    expect(screen.getByText('1 of 2 numbers were narrowed.')).toBeTruthy();
    expect(screen.getByText('One number of which these calls say nothing')).toBeTruthy();
  });
});

describe('the runs', () => {
  it('name their commands, and open one at a time', async () => {
    const command = 'dialtree calibrate scenarios/s.scenario.json --calls calls/march.events.parquet';
    const jobs = createFakeJobs({
      jobs: [
        { kind: 'calibrate', command, state: 'done' },
        { kind: 'of-tomorrow', state: 'done' },
      ],
    });
    await open('runs', jobs);
    const line = await screen.findByRole('button', { name: 'Calibration' });
    // A kind that this page does not know is called as it is.
    expect(screen.getByRole('button', { name: 'of-tomorrow' })).toBeTruthy();
    expect(screen.queryByText(command)).toBeNull();
    fireEvent.click(line);
    expect(line.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText(command)).toBeTruthy();
  });
});
