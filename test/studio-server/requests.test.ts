/** Requests that no browser sends: other methods, other spellings, two things at once. */
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { A, useServer } from './use-server.ts';

const studio = useServer();
const { ask } = studio;

/** Sends these lines as they are, and gives what comes until the server has said something and closes. */
async function sendRaw(lines: readonly string[], body = ''): Promise<string> {
  const { cookie } = await studio.visitor();
  const { port } = studio.server;
  const text = lines.join('\r\n').replaceAll('COOKIE', cookie).replaceAll('HOST', `127.0.0.1:${port}`);
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.setEncoding('utf8');
    socket.setTimeout(4000, () => socket.destroy(new Error(`Not answered: ${lines[0]}, heard ${heard}`)));
    socket.on('data', (piece: string) => void (heard += piece));
    socket.on('error', reject);
    socket.on('close', () => resolve(heard));
    socket.write(`${text}\r\n\r\n${body}`);
  });
}
const statuses = (answer: string): string[] =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map((match) => match[1] ?? '');

describe('a method', () => {
  it.each([
    ['POST', '/', 'GET, HEAD'],
    ['PUT', '/index.html', 'GET, HEAD'],
    ['PROPFIND', '/', 'GET, HEAD'],
    ['TRACE', '/', 'GET, HEAD'],
    ['OPTIONS', '/api/file', 'GET, HEAD, PUT, DELETE'],
    ['PATCH', '/api/file', 'GET, HEAD, PUT, DELETE'],
    ['DELETE', '/api/project', 'GET, HEAD'],
    ['PUT', '/api/drafts', 'GET, HEAD'],
    ['GET', '/api/draft', 'PUT'],
    ['POST', '/api/events', 'GET'],
  ])('that a route does not take is refused with those it takes: %s %s', async (method, path, allow) => {
    const { status, headers } = await ask(method, path);
    expect([status, headers['allow']]).toEqual([405, allow]);
  });

  it('HEAD is answered as GET is, without what it gives', async () => {
    for (const [path, status] of [
      ['/api/project', 200],
      [`/api/file?path=${A}`, 200],
      ['/', 503],
    ] as const)
      expect(await ask('HEAD', path)).toMatchObject({ status, text: '' });
  });
});

describe('a request', () => {
  it.each([
    [
      'of two lengths',
      ['PUT /api/file HTTP/1.1', 'Host: HOST', 'Cookie: COOKIE', 'Content-Length: 4', 'Content-Length: 9'],
      ['400'],
    ],
    [
      'with a length and in pieces',
      [
        'PUT /api/file HTTP/1.1',
        'Host: HOST',
        'Cookie: COOKIE',
        'Content-Length: 4',
        'Transfer-Encoding: chunked',
      ],
      ['400'],
    ],
    [
      'in pieces that are none',
      ['PUT /api/file HTTP/1.1', 'Host: HOST', 'Cookie: COOKIE', 'Transfer-Encoding: xchunked'],
      ['400'],
    ],
    ['with a header that goes on', ['GET / HTTP/1.1', 'Host: HOST', 'A: b', ' Cookie: COOKIE'], ['400']],
    ['without a host', ['GET / HTTP/1.1', 'Cookie: COOKIE'], ['400']],
    ['of no host', ['GET / HTTP/1.0', 'Cookie: COOKIE'], ['400']],
    [
      'to another place in its first line',
      ['GET http://evil.example/api/project HTTP/1.1', 'Host: evil.example', 'Cookie: COOKIE'],
      ['403'],
    ],
    ['with huge headers', ['GET / HTTP/1.1', 'Host: HOST', `A: ${'x'.repeat(20_000)}`], ['431']],
    ['for a tunnel', ['CONNECT evil.example:80 HTTP/1.1', 'Host: HOST', 'Cookie: COOKIE'], []],
    [
      'that hides a second one behind its body',
      [
        'POST / HTTP/1.1',
        'Host: HOST',
        'Content-Length: 0',
        '',
        'GET /api/project HTTP/1.1',
        'Host: HOST',
        'Connection: close',
      ],
      ['401', '401'],
    ],
    ['that is none', ['\u0016\u0003\u0001 hello'], ['400']],
  ])('%s gets nothing', async (_, lines, expected) => {
    const [first = '', ...rest] = lines;
    const isLast = !lines.some((line) => line.startsWith('Connection'));
    const answer = await sendRaw([first, ...rest, ...(isLast ? ['Connection: close'] : [])]);
    expect(statuses(answer)).toEqual(expected);
    expect(answer).not.toContain(A);
  });

  it('finds nothing by another spelling of its path', async () => {
    for (const path of [
      '/API/project',
      '//api/project',
      '/api//project',
      '/api/project/',
      '/api%2fproject',
      '/./api/../api/project;x',
    ])
      expect({ path, status: (await ask('GET', path)).status }).toEqual({ path, status: 404 });
    expect((await ask('GET', '/%61pi/project')).status).toBe(200);
    expect((await ask('GET', '/%61pi/project', undefined, { cookie: '' })).status).toBe(401);
  });
});
