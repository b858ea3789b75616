/** The cluster, loaded when it is asked for: the plain command line starts without it. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import type * as ClusterRoom from '../../runner/node-cluster/index.ts';
import { say, cliWords } from '../../words/index.ts';
import { Misuse } from '../process/failures.ts';
import type { Io } from '../process/io.ts';

type Cluster = typeof ClusterRoom;

export const REDIS_VARIABLE = 'DIALTREE_REDIS';
/** What else would stand in the list of processes, for everybody on the machine, is read from there too. */
export const SECRET_VARIABLE = 'DIALTREE_CLUSTER_SECRET';
const SECRET_FILE_VARIABLE = 'DIALTREE_CLUSTER_SECRET_FILE';
/** Characters. */
const LEAST_SECRET = 16;

/** What a pool and a worker need alike. */
interface ClusterLine {
  readonly version: string;
  readonly secret?: string;
}

/**
 * Runs `work` with the cluster's functions; what goes wrong with Redis or on the workers is told in words.
 * @throws Misuse also for a secret that cannot be used
 */
export async function withCluster<T>(
  io: Io,
  work: (cluster: Cluster, line: ClusterLine) => Promise<T>,
): Promise<T> {
  const secret = await readSecret(io);
  const cluster = await import('../../runner/node-cluster/index.ts');
  try {
    return await work(cluster, {
      version: packageJson.version,
      ...(secret === undefined ? {} : { secret }),
    });
  } catch (cause) {
    if (cause instanceof cluster.ClusterFailure) throw new Misuse(cause.said, cause.hint);
    throw cause;
  }
}

/** The option, or else the variable; an empty variable is none. */
export function redisOf({ env }: Io, option: string | undefined): string | undefined {
  return option ?? (env[REDIS_VARIABLE] || undefined);
}

async function readSecret({ env, cwd }: Io): Promise<string | undefined> {
  const [given, path] = [env[SECRET_VARIABLE] || undefined, env[SECRET_FILE_VARIABLE] || undefined];
  if (given !== undefined && path !== undefined)
    throw new Misuse(
      say(cliWords, (words) => words.cluster.secretTwice),
      say(cliWords, (words) => words.cluster.secretOnce),
    );
  const secret = path === undefined ? given : await readSecretFile(resolve(cwd, path), path);
  if (secret !== undefined && secret.length < LEAST_SECRET)
    throw new Misuse(
      say(cliWords, (words) => words.cluster.secretShort({ least: LEAST_SECRET, length: secret.length })),
      say(cliWords, (words) => words.cluster.secretShortHint),
    );
  return secret;
}

async function readSecretFile(file: string, path: string): Promise<string> {
  try {
    // Editors end a file with a newline.
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
  } catch {
    throw new Misuse(
      say(cliWords, (words) => words.cluster.secretFileUnreadable({ path, variable: SECRET_FILE_VARIABLE })),
      say(cliWords, (words) => words.cluster.secretFileHint),
    );
  }
}
