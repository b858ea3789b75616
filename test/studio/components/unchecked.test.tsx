// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { printMachine } from '../../../src/chart/index.ts';
import { checkMachineFully } from '../../../src/rules/index.ts';
import { openFile } from '../../../src/studio/core/actions/open-file.ts';
import { followChecks } from '../../../src/studio/core/checks/follow-checks.ts';
import { createProblemWatch, type Checker } from '../../../src/studio/core/checks/watch-problems.ts';
import { createStudio } from '../../../src/studio/core/studio.ts';
import { createWorkspace } from '../../../src/studio/document/index.ts';
import { ProblemsPanel } from '../../../src/studio/features/problems/ProblemsPanel.tsx';
import { studioWords } from '../../../src/words/index.ts';
import { smallMachine } from '../../machine/small-machine.ts';
import { makeBench, PATH, settle, TEXT } from '../document/fixtures.ts';
import { draw } from './draw.tsx';

const ENDLESS = 'machines/endless.machine.json';

/** The rules; of the machine `endless` there is never an answer. */
function createChecker(): Checker {
  const checker: Checker = {
    postMessage: ({ number, config }) => {
      if (config.id === 'endless') return;
      const answer = { number, ...checkMachineFully(config), promptLimits: { error: 20, warn: 15 } };
      queueMicrotask(() => checker.onmessage?.({ data: answer }));
    },
    onmessage: null,
    terminate: () => undefined,
  };
  return checker;
}

describe('a machine that cannot be checked', () => {
  it('opened after one with problems shows why, and none of the other’s', async () => {
    const { project, drafts } = await makeBench({
      [PATH]: TEXT,
      [ENDLESS]: printMachine({ ...smallMachine, id: 'endless' }),
    });
    const checks = createProblemWatch(createChecker, () => '2026-01-01', 100);
    const studio = createStudio(createWorkspace({ project, drafts }), checks, { file: PATH });
    await settle(studio.workspace.open(PATH));
    followChecks(studio);
    draw(studio, <ProblemsPanel />);
    await vi.waitFor(() => expect(checks.state.get().problems.length).toBeGreaterThan(0));
    const messages = checks.state.get().problems.map(({ message }) => message);
    act(() => openFile(studio, ENDLESS));
    expect([checks.state.get().problems, studio.marks.get().cards.size]).toEqual([[], 0]);
    await act(() => settle(studio.workspace.open(ENDLESS)).then(() => undefined));
    const { title } = studioWords.en.unchecked;
    await vi.waitFor(() => expect(screen.getByRole('status').textContent).toContain(title));
    for (const message of messages) expect(screen.queryByText(message)).toBeNull();
    expect(screen.queryByText(studioWords.en.problems.none)).toBeNull();
    // It can still be edited, and the other one has its problems when one goes back to it.
    act(() => openFile(studio, PATH));
    await vi.waitFor(() =>
      expect(checks.state.get().problems.map(({ message }) => message)).toEqual(messages),
    );
    checks.end();
  });
});
