/** A studio without a page: a project in memory, one machine open, components drawn into happy-dom. */
import { cleanup, render, type RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach } from 'vitest';
import { checkMachineFully } from '../../../src/rules/index.ts';
import { createProblemWatch, type Checker } from '../../../src/studio/core/checks/watch-problems.ts';
import { createStudio, type Studio } from '../../../src/studio/core/studio.ts';
import { StudioContext } from '../../../src/studio/core/use-studio.ts';
import { createWorkspace } from '../../../src/studio/document/index.ts';
import type { JobStore } from '../../../src/studio/storage/index.ts';
import { makeBench, PATH, settle, TEXT } from '../document/fixtures.ts';

afterEach(cleanup);

/** As the thread of the rules would. */
function createChecker(): Checker {
  const checker: Checker = {
    postMessage: ({ number, config }) =>
      queueMicrotask(() =>
        checker.onmessage?.({
          data: { number, ...checkMachineFully(config), promptLimits: { error: 20, warn: 15 } },
        }),
      ),
    onmessage: null,
    terminate: () => undefined,
  };
  return checker;
}

/**
 * The small machine is open; it is checked when that is asked for. `others` are further files, by path.
 *
 * @param jobs absent: nothing runs beside the page
 */
export async function openStudio(
  others: Readonly<Record<string, string>> = {},
  jobs?: JobStore,
): Promise<Studio> {
  const { project, drafts } = await makeBench({ [PATH]: TEXT, ...others });
  const workspace = createWorkspace({ project: jobs ? { ...project, jobs } : project, drafts });
  const checks = createProblemWatch(createChecker, () => '2026-01-01');
  const studio = createStudio(workspace, checks, { file: PATH });
  await settle(workspace.open(PATH));
  return studio;
}

export function draw(studio: Studio, element: ReactElement): RenderResult {
  return render(<StudioContext value={studio}>{element}</StudioContext>);
}
