import { describe, expect, it } from 'vitest';
import { makeFolder, runCli } from './run-cli.ts';

// What workers do for a study is told in test/runner, where there is a Redis between them.
describe('dialtree worker', () => {
  it.each(['nonsense', 'http://127.0.0.1:80', ''])(
    'refuses what is no address of a Redis ("%s")',
    async (url) => {
      const { exitCode, err } = await runCli(['worker', '--redis', url], makeFolder());
      expect(exitCode).toBe(2);
      expect(err).toContain(`not the address of a Redis. It has ${url.length} characters`);
      expect(err).toContain('rediss://user:password@host:port/0');
    },
  );
});
