/** Where the project is: behind the local server the page came from, else in this browser. */
import {
  createBrowserStore,
  createIndexedTable,
  createServerStore,
  type Failed,
  type ProjectStore,
} from '../storage/index.ts';

export type FoundProject =
  | {
      readonly project: ProjectStore;
      readonly id: string;
      /** False: this browser keeps nothing, so that what is saved is gone with the page. */
      readonly isLasting: boolean;
    }
  | { readonly failure: Failed['reason'] };

/** Milliseconds before asking again. */
const TRIES = [0, 400, 1200];

/**
 * A server that is there but does not answer now is a failure, not a page without one: work would end up in
 * two places.
 */
export async function findProject(tab: string): Promise<FoundProject> {
  let failure: Failed['reason'] = 'unreachable';
  for (const pause of TRIES) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const server = createServerStore({ tab });
    const described = await server.describe();
    if (described.status === 'ok') return { project: server, id: described.project.id, isLasting: true };
    const isStranger = described.reason === 'unknown' || described.reason === 'garbled';
    if (isStranger && !(await hasServer())) return openBrowserProject();
    if (described.reason === 'unreachable' && !window.location.protocol.startsWith('http'))
      return openBrowserProject();
    failure = described.reason;
  }
  return { failure };
}

async function openBrowserProject(): Promise<FoundProject> {
  const { table, isLasting } = await createIndexedTable('dialtree-project');
  return { project: createBrowserStore({ table }), id: 'browser', isLasting };
}

/** Pages of a static host say "not found" in HTML. */
async function hasServer(): Promise<boolean> {
  try {
    return (
      (await fetch('api/project', { headers: { accept: 'application/json' } })).headers
        .get('content-type')
        ?.includes('json') ?? false
    );
  } catch {
    return true;
  }
}
