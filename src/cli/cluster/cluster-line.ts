/** The cluster, loaded when it is asked for: the plain command line starts without it. */
import packageJson from '../../../package.json' with { type: 'json' };
import type * as ClusterRoom from '../../runner/node-cluster/index.ts';
import { Misuse } from '../process/failures.ts';

type Cluster = typeof ClusterRoom;

/**
 * Runs `work` with the cluster's functions; what goes wrong with Redis or on the workers is told in words.
 */
export async function withCluster<T>(work: (cluster: Cluster, version: string) => Promise<T>): Promise<T> {
  const cluster = await import('../../runner/node-cluster/index.ts');
  try {
    return await work(cluster, packageJson.version);
  } catch (cause) {
    if (cause instanceof cluster.ClusterFailure) throw new Misuse(cause.said, cause.hint);
    throw cause;
  }
}
