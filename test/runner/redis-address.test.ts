/** A password in the address of a Redis: used, and never shown. */
import { fc, test } from '@fast-check/vitest';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { maskPasswords } from '../../src/cli/process/mask-passwords.ts';
import { ClusterFailure } from '../../src/runner/node-cluster/index.ts';
import { readAddress, showUrl } from '../../src/runner/node-cluster/address.ts';
import { makeFolder, runCli } from '../cli/run-cli.ts';
import { SMALL, smallProject } from '../cli/small-project.ts';

/** Long enough to stand nowhere by chance, with every sign that an address gives a meaning to. */
const password = fc
  .string({ unit: fc.constantFrom(...'aB7/#?@:%[]. \\&='), minLength: 0, maxLength: 12 })
  .map((middle) => `xQ9z${middle}wV5k`);
const oneOf = (...texts: string[]) => fc.constantFrom(...texts);
const scheme = oneOf('redis', 'rediss', 'valkey', 'http', 'REDIS', 'redi', 'redis+tls', '');
const host = oneOf('host', '127.0.0.1', '[::1]', 'host:6379', 'host:port', '', 'host:99999', 'a b');
const end = oneOf('', '/0', '/abc', '?family=6', '#x', '/0?password=', ' ');
const slip = oneOf('://', ':', ':/', '//', ' ://');
/** Where the password stands: the right place, and every slip of it but in place of the host, which nobody can tell. */
const address = fc
  .record({ password, scheme, slip, host, end, user: oneOf('', 'me', 'me:', ':') })
  .chain(({ password, scheme, slip, host, end, user }) =>
    oneOf(
      `${scheme}${slip}${user}:${password}@${host}${end}`,
      `${scheme}${slip}${user}${encodeURIComponent(password)}@${host}${end}`,
      `${scheme}${slip}${password}@${host}${end}`,
      `${user}:${password}@${host}`,
      `${scheme}${slip}${host || 'host'}/0${password}`,
      `${scheme}${slip}${host || 'host'}/${password}`,
      `${scheme}${slip}${host || 'host'}?password=${password}`,
      password,
    ).map((text) => ({ text, password })),
  );
const partsOf = (secret: string): string[] => [secret, encodeURIComponent(secret), 'xQ9z', 'wV5k'];

describe('the address of a Redis', () => {
  test.prop([address])('is shown without its password, wherever that stands', ({ text, password }) => {
    const shown = [showUrl(text)];
    try {
      shown.push(readAddress(text).shown);
    } catch (cause) {
      expect(cause).toBeInstanceOf(ClusterFailure);
      const { said, hint } = cause as ClusterFailure;
      shown.push(inspect(cause, { depth: 9 }), ...Object.values(said), ...Object.values(hint));
    }
    for (const each of shown) for (const part of partsOf(password)) expect(each).not.toContain(part);
  });

  test.prop([password.map((text) => encodeURIComponent(text)), fc.constantFrom('redis', 'rediss')])(
    'gives the password to Redis as it was escaped, and reads the rest',
    (escaped, scheme) => {
      expect(readAddress(`${scheme}://me:${escaped}@host:1/2`).options).toMatchObject({
        host: 'host',
        port: 1,
        db: 2,
        username: 'me',
        password: decodeURIComponent(escaped),
      });
    },
  );

  it.each([
    ['redis://me:secret@host:1/2', 'redis://host:1/2'],
    ['rediss://:p%40@host', 'rediss://host'],
    ['valkey://host', 'valkey://host'],
    ['redis://[::1]:6379', 'redis://[::1]:6379'],
    // The host "me" with a long path, to a reader of addresses.
    ['redis://me:12/34@host', 'redis://(hidden)'],
    ['redis://me:p ss@ho st', 'redis://(hidden)'],
    ['http://me:secret@host', 'redis://(hidden)'],
  ])('%s is shown as %s', (url, shown) => expect(showUrl(url)).toBe(shown));

  it('is masked in every sentence, the stack of a defect included, and our own example is not', () => {
    expect(maskPasswords('no file "redis://me:a/b#c@d@host:1"\nat x')).toBe(
      'no file "redis://(hidden)@host:1"\nat x',
    );
    expect(maskPasswords('https://me:pw@host/a@b, https://host/@me')).toBe(
      'https://(hidden)@host/a@b, https://host/@me',
    );
    const ours = 'It looks like rediss://user:password@host:port/0 with TLS. Write @ as %40.';
    expect(maskPasswords(ours)).toBe(ours);
    // Would not end, were the time quadratic in the length of a line.
    for (const each of ['redis:', 'a.', 'x://', 'x://:', 'redis:user:password@host'])
      expect(maskPasswords(`${each.repeat(200_000)} \n@`).length).toBeGreaterThan(0);
  });

  it.each([
    ['simulate', SMALL, '--redis'],
    ['simulate'],
    ['sweep', SMALL, '--vary', 'wrongNumber=0,1', '--redis'],
    ['sweep', SMALL, '--vary'],
    ['staff', SMALL, '--redis'],
    ['worker', '--redis'],
    ['worker', '--concurrency'],
    ['worker'],
    ['manifest', SMALL, '--image', 'x', '--redis'],
    ['check'],
  ])('given to %s %s %s is not printed', async (...command) => {
    for (const url of [
      'redis://me:hu/sh#hush@127.0.0.1:1',
      'redis://me:hush-hush@127.0.0.1:1',
      'redis:hush@x',
    ]) {
      const { exitCode, out, err } = await runCli([...command, url], makeFolder(smallProject), {
        env: { DIALTREE_DEBUG: '1' },
      });
      expect(exitCode === 0 && command[0] !== 'manifest').toBe(false);
      expect(out + err).not.toMatch(/hu\/sh|hush/);
    }
  });
});

describe('DIALTREE_REDIS', () => {
  const refused = async (args: readonly string[], env: Record<string, string>): Promise<string> =>
    (await runCli(args, makeFolder(smallProject), { env })).err;

  it('is the Redis of studies and workers that name none, and none when it is empty', async () => {
    const env = { DIALTREE_REDIS: 'redis://:hush@127.0.0.1:1' };
    for (const command of [
      ['worker'],
      ['simulate', SMALL],
      ['sweep', SMALL, '--vary', 'wrongNumber=0,1'],
      ['staff', SMALL],
    ])
      expect(await refused(command, env)).toContain('Redis at redis://127.0.0.1:1 cannot be reached');
    const few = ['--replications', '2', '--no-sensitivity', '--no-draws', '--no-control', '--threads', '1'];
    const alone = await runCli(['simulate', SMALL, ...few], makeFolder(smallProject), {
      env: { DIALTREE_REDIS: '' },
    });
    expect(alone.exitCode).toBe(0);
  });

  it('is overruled by the option', async () => {
    const env = { DIALTREE_REDIS: 'redis://127.0.0.1:1' };
    for (const command of [['worker'], ['simulate', SMALL]])
      expect(await refused([...command, '--redis', 'redis://127.0.0.1:2'], env)).toContain(
        'Redis at redis://127.0.0.1:2 cannot be reached',
      );
  });
});

describe('the secret of a cluster', () => {
  const folder = (): string => makeFolder({ ...smallProject, 'secret.txt': 'short\n' });
  it.each([
    [{ DIALTREE_CLUSTER_SECRET: 'fifteen letters' }, 'has 15 characters; the least is 16'],
    [{ DIALTREE_CLUSTER_SECRET_FILE: 'secret.txt' }, 'has 5 characters'],
    [{ DIALTREE_CLUSTER_SECRET_FILE: 'nowhere.txt' }, '"nowhere.txt"'],
    [{ DIALTREE_CLUSTER_SECRET: 'x'.repeat(16), DIALTREE_CLUSTER_SECRET_FILE: 'secret.txt' }, 'both set'],
  ])('of %o is refused before anything is asked', async (env, sentence) => {
    const { exitCode, err } = await runCli(['worker', '--redis', 'redis://127.0.0.1:1'], folder(), { env });
    expect(exitCode).toBe(2);
    expect(err).toContain(sentence);
    expect(err).not.toContain('fifteen letters');
  });
});
