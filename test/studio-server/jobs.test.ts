import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../src/jobs/index.ts';
import { startStudioServer, type StudioServer } from '../../src/studio-server/index.ts';
import { enter, type Visitor } from './enter.ts';
import { fakeProgram } from './fake-program.ts';

const SCENARIO = 'scenarios/s.scenario.json';
let root = '';
let server: StudioServer;
let visitor: Visitor;
let clock = Date.UTC(2026, 3, 1);

const start = async (): Promise<void> => {
  // A second later each time: runs sort by when they began.
  const jobs = { program: fakeProgram(), now: () => (clock += 1000) };
  server = await startStudioServer({ folder: root, port: 0, assets: undefined, jobs });
  visitor = await enter(server.address);
};
beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'dialtree-jobs-')));
  for (const folder of ['scenarios', 'calls']) mkdirSync(join(root, folder));
  writeFileSync(join(root, SCENARIO), '{}');
  writeFileSync(join(root, 'calls', 'a.events.csv'), 'x');
  writeFileSync(join(root, 'secret.txt'), 'secret');
  await start();
});
afterEach(async () => {
  await server.end();
  rmSync(root, { recursive: true, force: true });
});

const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  visitor.fetch(`${visitor.url}api/jobs${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json', ...headers },
  });
const order = (kind: string, options: object, language?: string) =>
  send('POST', '', { kind, options, language });
const begin = async (kind: string, options: object = {}, language?: string): Promise<Job> => {
  const answer = await order(kind, { scenario: SCENARIO, ...options }, language);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { job: Job }).job;
};
const list = async (): Promise<Job[]> => ((await (await send('GET', '')).json()) as { jobs: Job[] }).jobs;
const look = async (id: string): Promise<Job> => {
  const job = (await list()).find((each) => each.id === id);
  if (!job) throw new Error(`There is no job ${id}.`);
  return job;
};
const finish = async (id: string): Promise<Job> => {
  await expect.poll(async () => (await look(id)).state, { timeout: 20_000 }).not.toBe('running');
  return look(id);
};
const argsOf = ({ said }: Job): string[] => JSON.parse(/ARGS (.*)/.exec(said)?.[1] ?? '[]') as string[];

describe('a job', () => {
  it('is a command of the program in the project’s folder, with reports of its own', async () => {
    const begun = await begin('pilot', { share: 0.1 }, 'zh-CN');
    expect(begun).toMatchObject({ state: 'running', command: `dialtree pilot ${SCENARIO} --share 0.1` });
    await expect
      .poll(async () => (await look(begun.id)).progress)
      .toEqual({
        done: 1,
        total: 4,
        stage: 'halfway',
        leftSeconds: 3,
      });
    const job = await finish(begun.id);
    expect(job).toMatchObject({ state: 'done', exitCode: 0, options: { scenario: SCENARIO, share: 0.1 } });
    expect(job.progress).toBeUndefined();
    expect(argsOf(job)).toEqual([
      'pilot',
      '--share=0.1',
      SCENARIO,
      '--format=html,json,text',
      `--out=.dialtree/runs/${job.id}`,
      '--language=zh-CN',
    ]);
    expect(job.files.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'a.html text/html; charset=utf-8',
      'a.json application/json; charset=utf-8',
    ]);
    // What lies in our own folder is told by its name.
    expect(job.said).toContain('Written: a.html\n');
  });

  it('shows its report in a box that can reach nothing', async () => {
    const job = await finish((await begin('pilot')).id);
    const answer = await send('GET', `/${job.id}/files/a.html`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^sandbox allow-scripts; default-src 'none';.*frame-ancestors 'self'$/,
    );
    expect(await answer.text()).toContain('<title>report</title>');
    expect(answer.headers.get('content-disposition')).toBeNull();
    expect((await send('GET', `/${job.id}/files/a.json?download`)).headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''a.json",
    );
  });

  it('gives the page of a phone test to be saved, never to be opened', async () => {
    const job = await finish((await begin('phone-test-create', { participants: 3 })).id);
    expect(job.files.map(({ name }) => name)).toEqual(['s.phone-test.html']);
    const answer = await send('GET', `/${job.id}/files/s.phone-test.html`);
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''s.phone-test.html");
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox/);
  });

  it('shows the sentence when it fails', async () => {
    const options = { calls: ['a.events.csv'], waves: '2026-04-06=pc+phone' };
    const job = await finish((await begin('verify', options)).id);
    expect(job).toMatchObject({ state: 'failed', exitCode: 2 });
    expect(job.said).toContain('error: there is no line of that name');
    // What has to be decided first, as data: nobody reads it out of the sentence.
    expect(job.undecided).toEqual(
      ['closed-hours', 'looks-closed'].map((id) => ({ id, message: 'Odd.', hint: 'Decide.' })),
    );
    expect(argsOf(job).slice(0, 4)).toEqual([
      'verify',
      '--calls=calls/a.events.csv',
      '--waves=2026-04-06=pc+phone',
      SCENARIO,
    ]);
  });

  it('has come to its end when there is something to look at, also where it found problems', async () => {
    const plan = await finish((await begin('calibrate-plan')).id);
    expect(plan).toMatchObject({ state: 'done', exitCode: 1 });
    const answer = await order('import-calls', { logs: ['a.events.csv'] });
    const job = await finish(((await answer.json()) as { job: Job }).job.id);
    expect(job).toMatchObject({ state: 'failed', exitCode: 1, made: [] });
    expect(job.files.map(({ name }) => name)).toEqual(['import.json']);
  });

  it('names what it makes after the scenario, and never as something that is there', async () => {
    const calibrated = 'scenarios/s-calibrated.scenario.json';
    writeFileSync(join(root, calibrated), '{}');
    for (const scenario of [SCENARIO, calibrated]) {
      const { id, options } = await begin('calibrate', { scenario, calls: ['a.events.csv'] });
      expect(options['out']).toBe('scenarios/s-calibrated-2.scenario.json');
      await send('DELETE', `/${id}`);
      await finish(id);
    }
  });

  it('is stopped kindly, and once', async () => {
    const { id } = await begin('calibrate', { calls: ['a.events.csv'] });
    await expect.poll(async () => (await look(id)).said).toContain('waiting');
    for (const status of [200, 200]) expect((await send('DELETE', `/${id}`)).status).toBe(status);
    const job = await finish(id);
    expect(job).toMatchObject({ state: 'stopped', exitCode: 2 });
    expect(job.said.match(/stopping kindly/g)).toHaveLength(1);
    expect((await send('DELETE', `/${id}`)).status).toBe(404);
  });

  it('keeps the end of what it says, and what it made', async () => {
    const spoken = await finish((await begin('simulate')).id);
    expect(spoken.said).toBe('last words\n');
    const made = await finish((await begin('log-calls')).id);
    expect(made.made).toEqual(['calls/s.events.parquet']);
    expect(readFileSync(join(root, 'calls', '.gitignore'), 'utf8')).toBe('*\n');
  });

  it('is told to pages that listen', async () => {
    const listening = await visitor.fetch(`${visitor.url}api/events`);
    const reader = listening.body?.getReader();
    const { id } = await begin('pilot');
    let heard = '';
    while (!heard.includes('"state":"done"'))
      heard += new TextDecoder().decode((await reader?.read())?.value);
    await reader?.cancel();
    expect(heard).toContain('event: job\ndata: {');
    expect(heard).toContain('"state":"running"');
    expect(heard).toContain(id);
  });
});

describe('jobs side by side', () => {
  it('compute one at a time, two orders at once included', async () => {
    const answers = await Promise.all(
      [1, 2].map(() => order('calibrate', { scenario: SCENARIO, calls: ['a.events.csv'] })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await order('pilot', { scenario: SCENARIO })).status).toBe(409);
  });

  it('serve phone tests beside one that computes, and say where', async () => {
    await begin('calibrate', { calls: ['a.events.csv'] });
    const { id } = await begin('phone-test-serve', { lan: true });
    await expect.poll(async () => (await look(id)).addresses).toEqual(['http://127.0.0.1:1234/?token=abc']);
    for (let i = 0; i < 2; i++) await begin('phone-test-serve');
    expect((await order('phone-test-serve', { scenario: SCENARIO })).status).toBe(409);
  });

  it('are kept over a restart; what was running then is stopped, and its process gone', async () => {
    const done = await finish((await begin('pilot')).id);
    const { id } = await begin('calibrate', { calls: ['a.events.csv'] });
    await expect.poll(async () => (await look(id)).said).toContain('waiting');
    await server.end();
    // As if the studio had been killed: nobody has written down the end.
    const file = join(root, '.dialtree', 'runs', id, 'job.json');
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { job: Job; owner: number };
    expect(kept.job).toMatchObject({
      state: 'stopped',
      said: expect.stringContaining('stopping kindly') as string,
    });
    writeFileSync(file, JSON.stringify({ ...kept, job: { ...kept.job, state: 'running' } }));
    expect(statSync(file).mode & 0o077).toBe(0);
    await start();
    expect(await look(done.id)).toEqual(done);
    expect((await look(id)).state).toBe('stopped');
    expect((await list()).map((each) => each.id)).toEqual([id, done.id]);
  });

  it('are kept fifty, the newest', async () => {
    const runs = join(root, '.dialtree', 'runs');
    for (let i = 10; i < 70; i++) mkdirSync(join(runs, `20250101T0000${i}-000000`), { recursive: true });
    mkdirSync(join(runs, 'mine'));
    const { id } = await finish((await begin('pilot')).id);
    const left = readdirSync(runs).toSorted();
    expect(left).toHaveLength(51);
    expect(left.slice(-2)).toEqual([id, 'mine']);
    expect(left[0]).toBe('20250101T000021-000000');
  });
});

describe('an order', () => {
  it('takes only what is named, and nothing that could be another option or lead elsewhere', async () => {
    const wrong: [string, object, (string | number)[]][] = [
      ['rm', {}, ['kind']],
      ['constructor', {}, ['kind']],
      ['pilot', [], []],
      ['pilot', { scenario: SCENARIO, a: 'x'.repeat(200_000) }, ['a']],
      ['pilot', { scenario: '../s.scenario.json' }, ['scenario']],
      ['pilot', { scenario: '/etc/s.scenario.json' }, ['scenario']],
      ['pilot', { scenario: '--out=../../x.scenario.json' }, ['scenario']],
      ['pilot', { scenario: 'scenarios/.hidden/s.scenario.json' }, ['scenario']],
      ['pilot', { scenario: 'scenarios/gone.scenario.json' }, ['scenario']],
      ['pilot', { scenario: SCENARIO, out: '../../x' }, ['out']],
      ['pilot', { scenario: SCENARIO, share: '0.1 --out=../../x' }, ['share']],
      ['pilot', { scenario: SCENARIO, locale: '--out=../../x' }, ['locale']],
      ['calibrate', { scenario: SCENARIO, calls: ['--out=../../x'] }, ['calls', 0]],
      ['calibrate', { scenario: SCENARIO, calls: ['../a.events.csv'] }, ['calls', 0]],
      ['calibrate', { scenario: SCENARIO, calls: ['a.events.csv,../../x.events.csv'] }, ['calls', 0]],
      ['calibrate', { scenario: SCENARIO, calls: ['gone.events.csv'] }, ['calls']],
      ['calibrate', { scenario: SCENARIO, calls: ['a.events.csv'], out: '../x.scenario.json' }, ['out']],
      ['calibrate', { scenario: SCENARIO, calls: ['a.events.csv'], out: SCENARIO }, ['out']],
      ['calibrate', { scenario: SCENARIO, calls: ['a.events.csv'], report: 'x' }, ['report']],
      ['log-calls', { scenario: SCENARIO, out: 'a.events.csv' }, ['out']],
      ['import-calls', { logs: ['../secret.txt'] }, ['logs', 0]],
      ['import-calls', { logs: ['.gitignore'] }, ['logs', 0]],
      ['import-calls', { logs: [] }, ['logs']],
      ['phone-test-simulate', { scenario: SCENARIO, set: { '--out': 1 } }, ['set', '--out']],
      ['phone-test-simulate', { scenario: SCENARIO, out: '../x' }, ['out']],
    ];
    for (const [kind, options, path] of wrong) {
      const answer = await order(kind, options);
      const body = (await answer.json()) as {
        message: string;
        problems: { path: unknown; translations: object }[];
      };
      expect([answer.status, body.problems[0]?.path], JSON.stringify([kind, options])).toEqual([400, path]);
      expect(body.message).not.toBe('');
      expect(body.problems[0]?.translations).toHaveProperty('zh-CN');
    }
    expect(await list()).toEqual([]);
    expect(existsSync(join(root, '.dialtree', 'runs'))).toBe(false);
  });

  it('writes through no link', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'dialtree-elsewhere-'));
    symlinkSync(elsewhere, join(root, 'calls', 'link'));
    symlinkSync(join(elsewhere, 'x'), join(root, 'calls', 'link.events.csv'));
    symlinkSync(elsewhere, join(root, 'scenarios', 'link'));
    const serve = await order('phone-test-serve', { scenario: SCENARIO, out: 'link' });
    const log = await order('log-calls', { scenario: SCENARIO, out: 'link.events.csv' });
    const options = { scenario: SCENARIO, calls: ['a.events.csv'], out: 'scenarios/link/x.scenario.json' };
    const calibrate = await order('calibrate', options);
    expect([serve.status, log.status, calibrate.status]).toEqual([400, 400, 403]);
    expect(await list()).toEqual([]);
    expect(readdirSync(elsewhere)).toEqual([]);
    rmSync(elsewhere, { recursive: true });
  });

  it('comes from the page only', async () => {
    const body = { kind: 'pilot', options: { scenario: SCENARIO } };
    const url = `${visitor.url}api/jobs`;
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(url, { method: 'POST', body: JSON.stringify(body) })).status).toBe(401);
    expect((await send('POST', '', body, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await send('POST', '', body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send('POST', '', body, { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await send('PUT', '', body)).status).toBe(405);
    expect((await send('POST', '', { ...body, more: 'x'.repeat(400_000) })).status).toBe(413);
    expect(await list()).toEqual([]);
  });

  it('finds no file that is not a job’s own', async () => {
    const { id } = await finish((await begin('pilot')).id);
    for (const path of [
      `/${id}/files/job.json`,
      `/${id}/files/..%2f..%2f..%2fsecret.txt`,
      `/${id}/files/%2e%2e`,
      `/..%2f..%2f..%2fscenarios/files/s.scenario.json`,
      `/${id}/files/gone.html`,
    ])
      expect((await send('GET', path)).status, path).toBe(404);
  });

  it('is answered with what to do when the program is not built', async () => {
    await server.end();
    server = await startStudioServer({ folder: root, port: 0, assets: undefined });
    visitor = await enter(server.address);
    expect((await order('pilot', { scenario: SCENARIO })).status).toBe(501);
    expect(await list()).toEqual([]);
  });
});
