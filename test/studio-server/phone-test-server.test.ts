import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PhoneTestResult } from '../../src/phone-test/index.ts';
import { RESULT_ROUTE, startPhoneTestServer, type PhoneTestServer } from '../../src/studio-server/index.ts';
import { simulateTest } from '../phone-test/simulated-test.ts';

const folder = mkdtempSync(join(tmpdir(), 'dialtree-take-'));
const { plan, results } = await simulateTest({ participants: 3, worlds: ['after'] });
const [first, second] = results as [PhoneTestResult, PhoneTestResult];
let server: PhoneTestServer;
let url = '';
let cookie = '';

beforeAll(async () => {
  server = await startPhoneTestServer({
    folder,
    htmlFor: (code) => `<p>the page of ${code}</p>`,
    codes: ['1', '2', '3'],
    policy: "default-src 'none'",
    plan: plan.hash,
    port: 0,
    isLan: false,
    onResult: () => undefined,
  });
  const address = new URL(server.addresses[0] ?? '');
  url = `${address.origin}/`;
  const answer = await fetch(address, { redirect: 'manual' });
  cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
});
afterAll(async () => {
  await server.end();
  rmSync(folder, { recursive: true, force: true });
});

const send = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}${RESULT_ROUTE}`, {
    method: 'POST',
    body,
    headers: { cookie, 'content-type': 'application/json', ...headers },
  });
const files = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.phone-test.json'));

describe('the server of a phone test', () => {
  it('gives the page, with its policy, to whoever has the link, and to nobody else', async () => {
    expect((await fetch(url)).status).toBe(401);
    expect((await send(JSON.stringify(first), { cookie: '' })).status).toBe(401);
    const answer = await fetch(url, { headers: { cookie } });
    expect(await answer.text()).toContain('<p>the page of');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fetch(`${url}api/project`, { headers: { cookie } })).status).toBe(404);
  });

  it('refuses foreign names and foreign pages', async () => {
    expect((await send(JSON.stringify(first), { origin: 'http://evil.example' })).status).toBe(403);
    const status = await new Promise<number | undefined>((done) => {
      const { hostname, port } = new URL(url);
      request({ hostname, port, path: '/', headers: { host: 'evil.example', cookie } }, (answer) => {
        answer.resume();
        done(answer.statusCode);
      }).end();
    });
    expect(status).toBe(403);
    expect(files()).toEqual([]);
  });

  it('keeps a result once, whatever is sent after it', async () => {
    for (let i = 0; i < 2; i++) expect((await send(JSON.stringify(first))).status).toBe(200);
    expect(files()).toEqual([`1-${first.run}.phone-test.json`]);
    const before = readFileSync(join(folder, files()[0] ?? ''), 'utf8');
    expect(JSON.parse(before)).toEqual(first);
    // The same run with other content is another file: nothing is written over.
    expect((await send(JSON.stringify({ ...first, tasks: [] }))).status).toBe(200);
    expect(files()).toHaveLength(2);
    expect(readFileSync(join(folder, `1-${first.run}.phone-test.json`), 'utf8')).toBe(before);
    await Promise.all(Array.from({ length: 5 }, () => send(JSON.stringify(second))));
    expect(files()).toHaveLength(3);
  });

  it('offers everybody a number of their own, and those that are used last', async () => {
    const offered = async (): Promise<string> => await (await fetch(url, { headers: { cookie } })).text();
    const three = [await offered(), await offered(), await offered()];
    expect(new Set(three).size).toBe(3);
    // Two have come in of the first and the second; the third was only offered.
    const again = await startPhoneTestServer({
      folder,
      htmlFor: (code) => code,
      codes: ['1', '2', '3'],
      policy: "default-src 'none'",
      plan: plan.hash,
      port: 0,
      isLan: false,
      onResult: () => undefined,
    });
    const address = again.addresses[0] ?? '';
    const own = ((await fetch(address, { redirect: 'manual' })).headers.get('set-cookie') ?? '').split(
      ';',
    )[0];
    const page = await fetch(new URL('/', address), { headers: { cookie: own ?? '' } });
    expect(await page.text()).toBe('3');
    await again.end();
  });

  it('refuses what is no result of this test', async () => {
    const before = files();
    const wrong: [string, number][] = [
      ['{', 400],
      [JSON.stringify({ ...first, participant: '../../x' }), 400],
      [JSON.stringify({ ...first, plan: 'f'.repeat(64) }), 409],
      [`"${'x'.repeat(4_000_001)}"`, 413],
    ];
    for (const [body, status] of wrong) expect((await send(body)).status).toBe(status);
    expect((await send(JSON.stringify(first), { 'content-type': 'text/plain' })).status).toBe(415);
    expect(files()).toEqual(before);
  });
});
