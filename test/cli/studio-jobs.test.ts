/** What the studio has run for its page, with the program itself: what it is told, how it ends, and what must not come out. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCallFile } from '../../src/call-files/index.ts';
import { printMapping } from '../../src/calls/index.ts';
import type { Job } from '../../src/jobs/index.ts';
import { readImport } from '../../src/studio/features/evidence/read-import.ts';
import { startStudioServer, type StudioServer } from '../../src/studio-server/index.ts';
import { STORY_MAPPING, tellStory } from '../call-files/story.ts';
import { enter, type Visitor } from '../studio-server/enter.ts';
import { BIN, ensureBuilt } from './built-cli.ts';
import { makeFolder } from './run-cli.ts';
import { SMALL, smallProject } from './small-project.ts';

beforeAll(ensureBuilt);

let server: StudioServer | undefined;
afterEach(() => server?.end());

interface Studio {
  readonly root: string;
  readonly visitor: Visitor;
  readonly order: (kind: string, options: object) => Promise<Job>;
  readonly look: (id: string) => Promise<Job>;
  readonly finish: (id: string) => Promise<Job>;
}

async function open(): Promise<Studio> {
  const root = realpathSync(makeFolder(smallProject));
  const jobs = { program: [process.execPath, BIN], now: Date.now };
  server = await startStudioServer({ folder: root, port: 0, assets: undefined, jobs });
  return speak(root, await enter(server.address));
}

function speak(root: string, visitor: Visitor): Studio {
  const at = `${visitor.url}api/jobs`;
  const look = async (id: string): Promise<Job> => {
    const { jobs } = (await (await visitor.fetch(at)).json()) as { jobs: Job[] };
    const job = jobs.find((each) => each.id === id);
    if (!job) throw new Error(`There is no job ${id}.`);
    return job;
  };
  return {
    root,
    visitor,
    look,
    order: async (kind, options) => {
      const body = JSON.stringify({ kind, options });
      const headers = { 'content-type': 'application/json' };
      const answer = await visitor.fetch(at, { method: 'POST', body, headers });
      expect(answer.status).toBe(201);
      return ((await answer.json()) as { job: Job }).job;
    },
    finish: async (id) => {
      await expect.poll(async () => (await look(id)).state, { timeout: 60_000 }).not.toBe('running');
      return look(id);
    },
  };
}

const LONG = { scenario: SMALL, replications: 100_000 };

describe('commands that run for the page', () => {
  it('import calls, and no number, name or remark comes out with them', async () => {
    const { root, visitor, order, finish } = await open();
    const listening = (await visitor.fetch(`${visitor.url}api/events`)).body?.getReader();
    const { csv, secrets } = tellStory(200);
    const at = `${visitor.url}api/evidence`;
    const send = (name: string, body: string) =>
      visitor.fetch(`${at}/file?name=${name}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/octet-stream' },
      });
    await send('log.csv', csv);
    await send('m.mapping.json', printMapping(STORY_MAPPING));
    const { id } = await order('import-calls', {
      logs: ['log.csv'],
      mapping: 'm.mapping.json',
      allowAnsweredOnly: true,
    });
    const job = await finish(id);
    expect(job, job.said).toMatchObject({ state: 'done', made: ['calls/log.events.parquet'] });
    expect(job.files.map(({ name }) => name)).toEqual(['import.json']);
    const file = await openCallFile(join(root, 'calls', 'log.events.parquet'), { today: '2026-03-05' });
    expect(file.header.calls).toBe(200);

    const answers: string[] = [];
    for (const path of ['api/jobs', `api/jobs/${id}/files/import.json`, 'api/evidence', 'api/project'])
      answers.push(await (await visitor.fetch(`${visitor.url}${path}`)).text());
    expect(JSON.parse(answers[1] ?? '')).toMatchObject({ calls: 200, refused: [] });
    // As the page reads it.
    expect(readImport(answers[1])?.transcripts).toHaveLength(20);
    expect(readImport(answers[1])?.transcripts[0]?.steps[0]?.at).toBe('0:00');
    for (const asked of [
      'sample?name=log.csv',
      'proposal?name=log.csv',
      'sample?name=log.csv&mapping=m.mapping.json',
    ])
      answers.push(await (await visitor.fetch(`${at}/${asked}`)).text());
    // Its lines are none of the scenario's: the page is told what to ask, as data.
    const refused = await finish(
      (await order('calibrate', { scenario: SMALL, calls: ['log.events.parquet'] })).id,
    );
    expect(refused).toMatchObject({ state: 'failed', exitCode: 2 });
    expect(refused.undecided?.map(({ id }) => id.split(':')[0])).toContain('unknown-line');
    let heard = '';
    while (!heard.includes('"state":"done"'))
      heard += new TextDecoder().decode((await listening?.read())?.value);
    await listening?.cancel();
    const kept = readdirSync(root, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name !== 'log.csv')
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
    const everything = [...answers, heard, ...kept].join('\n');
    for (const secret of secrets) expect(everything).not.toContain(secret);
  });

  it('say how far they are, and stop when somebody asks for that', async () => {
    const { visitor, order, look, finish } = await open();
    const { id } = await order('simulate', LONG);
    await expect
      .poll(async () => (await look(id)).progress, { timeout: 60_000 })
      .toMatchObject({ total: expect.any(Number) as number, stage: expect.stringMatching(/\w/) as string });
    await visitor.fetch(`${visitor.url}api/jobs/${id}`, { method: 'DELETE' });
    const job = await finish(id);
    expect(job.state).toBe('stopped');
    expect(job.said).toContain('Stopping after the replication under way');
  });

  it('fail with the sentence that a terminal shows', async () => {
    const { order, finish } = await open();
    const { id } = await order('log-calls', { scenario: SMALL, world: 'nowhere' });
    const job = await finish(id);
    expect(job).toMatchObject({ state: 'failed', exitCode: 2, made: [] });
    expect(job.said).toContain('nowhere');
    expect(job.command).toBe(`dialtree log-calls ${SMALL} --world nowhere --out calls/small.events.parquet`);
  });

  it.runIf(process.platform === 'linux')('end when the studio that has begun them is killed', async () => {
    const root = realpathSync(makeFolder(smallProject));
    const studio = spawn(process.execPath, [BIN, 'studio', '--no-open', '--no-token'], { cwd: root });
    const url = await new Promise<string>((resolve) =>
      studio.stdout.once('data', (data: Buffer) => resolve(data.toString().trim())),
    );
    const { order, look } = speak(root, { url, cookie: '', fetch });
    const { id } = await order('simulate', LONG);
    await expect.poll(async () => (await look(id)).progress, { timeout: 60_000 }).toBeDefined();
    const children = readFileSync(`/proc/${studio.pid}/task/${studio.pid}/children`, 'utf8')
      .trim()
      .split(' ');
    expect(children).toHaveLength(1);
    const ended = new Promise((resolve) => studio.once('close', resolve));
    studio.kill('SIGKILL');
    await ended;
    const isThere = (pid: string): boolean => {
      try {
        // A process that nobody has buried yet has ended all the same.
        return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      } catch {
        return false;
      }
    };
    await expect.poll(() => children.some(isThere), { timeout: 60_000 }).toBe(false);
  });
});
