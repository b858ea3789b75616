/** Streams of changes: what they hold, how many there may be, and what happens to who does not read. */
import { connect, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { createEventStreams, MAX_STREAMS } from '../../src/studio-server/event-streams.ts';
import { A, hash, useServer } from './use-server.ts';

const studio = useServer();
const { ask } = studio;

/** Resolves when the first bytes are there. */
async function open(path = '/api/events?tab=t', rest = ''): Promise<Socket> {
  const { cookie } = await studio.visitor();
  const { port } = studio.server;
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    socket.once('data', () => resolve());
    socket.once('close', () => reject(new Error('The server closed it.')));
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\n${rest}\r\n`);
  });
  return socket;
}
const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => void socket.once('close', () => resolve()));
const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

function heapNow(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}

/** Opens and leaves that many, some at a time. */
async function comeAndGo(times: number): Promise<void> {
  for (let done = 0; done < times; done += 50)
    for (const socket of await Promise.all(Array.from({ length: 50 }, () => open()))) socket.destroy();
  // The server has heard of the last one too.
  expect((await ask('GET', '/api/project')).status).toBe(200);
}

describe('streams that were left', () => {
  it('hold nothing: hundreds of them leave the memory as it was', async () => {
    await comeAndGo(100);
    const before = heapNow();
    await comeAndGo(400);
    // They were kept once, with 21 kB each.
    await expect.poll(() => heapNow() - before, { timeout: 5000 }).toBeLessThan(2);
  }, 30_000);

  it.each(['by their reader', 'by the server'])('%s release their tab once, and the clock', async (by) => {
    const streams = createEventStreams();
    const release = vi.fn<() => Promise<void>>(async () => undefined);
    const hold = vi.fn<() => () => Promise<void>>(() => release);
    const idle = timers();
    const opened = Array.from({ length: 2000 }, () => {
      const stream = streams.open({ hold, cut: () => undefined });
      if (by === 'by their reader') void stream?.cancel();
      return stream;
    });
    if (by === 'by the server') streams.end();
    const isThere = by === 'by their reader' ? 2000 : MAX_STREAMS;
    expect(opened.filter(Boolean)).toHaveLength(isThere);
    expect([hold.mock.calls.length, release.mock.calls.length]).toEqual([isThere, isThere]);
    expect(timers()).toBe(idle);
    streams.end();
    streams.send({ path: A, version: null });
    expect(release).toHaveBeenCalledTimes(isThere);
  });

  it('to the question for headers alone are none', async () => {
    const { status, headers } = await ask('HEAD', '/api/events');
    expect([status, headers['allow']]).toEqual([405, 'GET']);
  });
});

describe('streams that are open', () => {
  it('are so many and no more; who comes then is told when to come again', async () => {
    const sockets = await Promise.all(Array.from({ length: MAX_STREAMS }, () => open()));
    const { status, headers, body } = await ask('GET', '/api/events');
    expect([status, headers['retry-after'], body['error']]).toEqual([503, '5', 'too-many']);
    expect((await ask('GET', '/api/project')).status).toBe(200);
    sockets[0]?.destroy();
    await expect
      .poll(
        () =>
          open().then(
            (socket) => sockets.push(socket) > 0,
            () => false,
          ),
        { timeout: 5000 },
      )
      .toBe(true);
    for (const socket of sockets) socket.destroy();
  });

  it('are ended when they are not read, and what waited for them is gone', async () => {
    const streams = createEventStreams();
    const cut = vi.fn<() => void>();
    const release = vi.fn<() => Promise<void>>(async () => undefined);
    streams.open({ hold: () => release, cut });
    const read = streams.open({ hold: () => undefined, cut: () => expect.unreachable() })?.getReader();
    let heard = 0;
    const path = `machines/${'x'.repeat(1000)}.machine.json`;
    for (let i = 0; i < 1000; i++) {
      streams.send({ path, version: null });
      heard += (await read?.read())?.value?.length ?? 0;
    }
    expect([cut.mock.calls.length, release.mock.calls.length]).toEqual([1, 1]);
    expect(heard).toBeGreaterThan(900_000);
    streams.end();
  });

  it('end with the server, and tell their reader', async () => {
    const sockets = await Promise.all([open(), open()]);
    const ended = Promise.all(sockets.map(closed));
    await studio.server.end();
    await ended;
  });

  it('are not opened as something else', async () => {
    // Nobody speaks WebSocket here: the wish to is passed over.
    const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n';
    const socket = await open('/api/events', upgrade);
    socket.destroy();
    const put = await ask('POST', '/api/events', { path: A, text: 'x', baseVersion: hash('{"a":1}') });
    expect(put.status).toBe(405);
  });
});
