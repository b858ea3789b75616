/**
 * Commands that run for the page. Behind the same guards as all other routes.
 *
 *     GET    /api/jobs                   -> 200 { jobs: Job[] }, newest first
 *     POST   /api/jobs  JobOrder         -> 201 { job: Job }
 *                                           400 { error: 'bad-request', message, problems: Problem[] }, with paths in the options
 *                                           409 { error: 'busy', message, problems: Problem[] }
 *     DELETE /api/jobs/:id               -> 200 {}: it is being stopped; 404: there is none, or it has ended
 *     GET    /api/jobs/:id/files/:name   -> 200 the file; `?download`: to be saved, as the page of a phone test always is
 *
 * What changes comes on `/api/events` as events of the name `job`, whose data is a Job. The shapes stand in src/jobs.
 */
import { Hono, type Context } from 'hono';
import { readOrder } from '../jobs/index.ts';
import { wordProblem, type Problem } from '../util/problem.ts';
import { say, serverWords } from '../words/index.ts';
import type { CallShelf } from './call-shelf.ts';
import type { JobRunner } from './job-runner.ts';
import { planJob } from './plan-job.ts';
import type { ProjectFolder } from './project-folder.ts';
import type { RunShelf } from './run-shelf.ts';

export interface JobRouteOptions {
  readonly folder: ProjectFolder;
  readonly calls: CallShelf;
  readonly runs: RunShelf;
  /** Undefined: the program that would run them is not built. */
  readonly runner: JobRunner | undefined;
  readonly readBody: (request: Request) => Promise<Readonly<Record<string, unknown>> | undefined>;
}

export const JOB_METHODS: Readonly<Record<string, string>> = {
  '/api/jobs': 'GET, HEAD, POST',
  '/api/jobs/:id': 'DELETE',
  '/api/jobs/:id/files/:name': 'GET, HEAD',
};
/** A report is shown beside the page and can reach nothing of it: no script, no form, nothing fetched. */
const REPORT_POLICY =
  "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
const PAGE_SUFFIX = '.phone-test.html';

export function jobRoutes({ folder, calls, runs, runner, readBody }: JobRouteOptions): Hono {
  const app = new Hono();

  app.get('/', async (c) => c.json({ jobs: runner ? await runner.list() : await runs.list() }));

  app.post('/', async (c) => {
    const body = await readBody(c.req.raw);
    if (!body) return c.json({ error: 'bad-request', message: 'kind and options are needed.' }, 400);
    const { order, problems } = readOrder(body);
    if (!order) return refuse(c, 400, 'bad-request', problems);
    if (!runner) return refuse(c, 501, 'not-built', [problemOf('notBuilt')]);
    const reason = runner.refusal(order.kind);
    if (reason !== undefined) return refuse(c, 409, 'busy', [problemOf(reason)]);
    let problem: Problem | undefined;
    const job = await runner.start(async (id) => {
      const plan = await planJob(order, { folder, calls, id });
      if ('planned' in plan) {
        if (plan.planned.out?.startsWith('calls/') === true) await calls.prepare();
        return plan.planned;
      }
      problem = plan.problem;
      return undefined;
    }, order.kind);
    return job ? c.json({ job }, 201) : refuse(c, 400, 'bad-request', problem ? [problem] : []);
  });

  app.delete('/:id', (c) =>
    runner?.stop(c.req.param('id')) === true
      ? c.json({})
      : c.json({ error: 'missing', message: 'There is no such job, or it has ended.' }, 404),
  );

  app.get('/:id/files/:name', async (c) => {
    const file = await runs.read(c.req.param('id'), c.req.param('name'));
    if (!file) return c.json({ error: 'missing', message: 'There is no such file.' }, 404);
    c.header('content-security-policy', REPORT_POLICY);
    c.header('x-frame-options', 'SAMEORIGIN');
    if (c.req.query('download') !== undefined || file.name.endsWith(PAGE_SUFFIX))
      c.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    return c.body(file.content, 200, { 'content-type': file.type });
  });
  return app;
}

function problemOf(key: 'busy' | 'tooManyServed' | 'notBuilt'): Problem {
  return { code: 'job-option', severity: 'error', ...wordProblem(say(serverWords, ({ jobs }) => jobs[key])) };
}

function refuse(c: Context, status: 400 | 409 | 501, error: string, problems: readonly Problem[]): Response {
  return c.json({ error, message: problems[0]?.message ?? '', problems }, status);
}
