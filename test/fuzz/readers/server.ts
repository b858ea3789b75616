/** The studio's server: what anybody can write to its port. */
import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { startStudioServer, type StudioServer } from '../../../src/studio-server/index.ts';
import { kindOfPath } from '../../../src/util/project-path.ts';
import { enter } from '../../studio-server/enter.ts';
import { SANDBOX } from '../harness/sandbox.ts';
import { Broken } from '../laws.ts';
import { makeJson } from '../mutate/make-json.ts';
import { toSamples } from '../corpus.ts';
import { makeText } from './tables.ts';
import type { Reader } from './types.ts';

const ROOT = join(SANDBOX, 'served');
const SECRET = 'this is nobody’s business';
const A = 'machines/a.machine.json';

interface Served {
  readonly server: StudioServer;
  readonly cookie: string;
}
/** One server for all inputs of a process. */
const current: { served: Promise<Served> | undefined } = { served: undefined };

async function serve(): Promise<Served> {
  mkdirSync(join(ROOT, 'machines'), { recursive: true });
  const server = await startStudioServer({ folder: ROOT, port: 0, assets: undefined });
  const { cookie } = await enter(server.address);
  return { server, cookie };
}

/** What a test leaves behind otherwise: an open port. */
export async function endServer(): Promise<void> {
  await (await current.served)?.server.end();
  current.served = undefined;
}

const HEAD = 'Host: 127.0.0.1:PORT\r\nCookie: COOKIE\r\nConnection: close\r\n';
const get = (path: string): string => `GET ${path} HTTP/1.1\r\n${HEAD}\r\n`;
const send = (method: string, path: string, body: string): string =>
  `${method} ${path} HTTP/1.1\r\n${HEAD}Origin: http://127.0.0.1:PORT\r\nContent-Type: application/json\r\nContent-Length: LENGTH\r\n\r\n${body}`;
const BODIES = toSamples(
  [
    { path: A, text: '{"a":2}', baseVersion: 'VERSION' },
    { path: 'machines/new.machine.json', text: '{}', baseVersion: null },
    { path: 'scenarios/x/y.scenario.json', text: '{}', baseVersion: null },
    { tab: 'tab-1', key: 'dialtree:draft:p:tab-1:machines/a.machine.json', text: 'x' },
    { tab: 'tab-1', key: 'k', text: null },
    { path: A, baseVersion: 'VERSION' },
  ].map((body) => JSON.stringify(body)),
);
const REQUESTS = [
  get('/'),
  get('/api/project'),
  get(`/api/file?path=${encodeURIComponent(A)}`),
  get('/api/drafts?tab=tab-1'),
  get('/api/events?tab=tab-1'),
  get('/assets/index.js'),
  get('/%2e%2e/secret.txt'),
  get('/api/file?path=..%2Fsecret.txt'),
  send('PUT', '/api/file', '{}'),
];

/** Requests as they go over the wire. `PORT`, `COOKIE`, `LENGTH` and `VERSION` stand for what only the server knows. */
export const server: Reader = {
  name: 'server',
  extension: 'http',
  weight: 1,
  make: (luck) => {
    if (luck.once(3)) return makeText(luck, REQUESTS);
    const [method = 'GET', path = '/'] = luck.pick([
      ['PUT', '/api/file'],
      ['DELETE', '/api/file'],
      ['PUT', '/api/draft'],
      ['POST', '/api/file'],
    ]);
    const body = makeJson(luck, BODIES);
    return luck.once(4) ? makeText(luck, [send(method, path, body)]) : send(method, path, body);
  },
  read: async (input) => {
    const { server: running, cookie } = await (current.served ??= serve());
    resetFiles();
    const version = '015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862';
    const at = input.indexOf('\r\n\r\n');
    const length = at < 0 ? 0 : Buffer.byteLength(input.slice(at + 4).replaceAll('VERSION', version));
    const sent = input
      .replaceAll('PORT', String(running.port))
      .replaceAll('COOKIE', cookie)
      .replaceAll('LENGTH', String(length))
      .replaceAll('VERSION', version);
    const answer = await exchange(running.port, sent);
    holdAnswer(answer);
    holdFiles();
    return { isAccepted: answer.startsWith('HTTP/1.1 2'), said: () => '' };
  },
};

function resetFiles(): void {
  for (const name of readdirSync(ROOT))
    if (name !== '.dialtree') rmSync(join(ROOT, name), { recursive: true, force: true });
  for (const name of ['drafts', 'trash'])
    rmSync(join(ROOT, '.dialtree', name), { recursive: true, force: true });
  mkdirSync(join(ROOT, 'machines'), { recursive: true });
  writeFileSync(join(ROOT, A), '{"a":1}');
  writeFileSync(join(ROOT, 'notes.txt'), SECRET);
  writeFileSync(join(SANDBOX, 'secret.txt'), SECRET);
}

/** Milliseconds: an event stream has no end. */
const LONGEST = 150;

function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1');
    const timer = setTimeout(() => socket.destroy(), LONGEST);
    socket.on('data', (bytes: Buffer) => void (answer += bytes.toString('utf8')));
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(answer);
    });
    // Whoever is refused may find the line cut; a server that is gone refuses the next one as well.
    socket.on('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ECONNREFUSED')
        reject(new Broken('no crash', 'The server does not answer any more.'));
    });
    socket.write(text);
  });
}

function holdAnswer(answer: string): void {
  const [, status = ''] = /^HTTP\/1\.1 (\d{3}) /.exec(answer) ?? [];
  if (answer.includes(SECRET))
    throw new Broken('problem', `It gives away what is no file of the project: ${answer.slice(0, 300)}`);
  if (status === '500')
    throw new Broken('no crash', `It answers 500: ${answer.slice(answer.indexOf('\r\n\r\n'))}`);
  if (answer !== '' && status === '')
    throw new Broken('problem', `This is no answer: ${answer.slice(0, 200)}`);
  if (/\n\s+at \S+ \(/.test(answer))
    throw new Broken('sentence', `A stack trace is sent: ${answer.slice(0, 500)}`);
}

function holdFiles(): void {
  const root = realpathSync(ROOT);
  for (const name of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(name.parentPath, name.name)
      .slice(root.length + 1)
      .replaceAll('\\', '/');
    if (!name.isFile() || path.startsWith('.dialtree/') || path === 'notes.txt') continue;
    if (kindOfPath(path) === undefined)
      throw new Broken('problem', `It has written ${JSON.stringify(path)}.`);
  }
  const beside = readdirSync(SANDBOX).filter(
    (name) => !['served', 'secret.txt', 'project', 'out'].includes(name),
  );
  if (beside.length > 0)
    throw new Broken('problem', `It has written beside the project: ${beside.join(', ')}`);
  if (readFileSync(join(SANDBOX, 'secret.txt'), 'utf8') !== SECRET)
    throw new Broken('problem', 'It has written over a file beside the project.');
}
