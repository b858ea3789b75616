// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { checkMachineFully } from '../../../src/rules/index.ts';
import { useMark } from '../../../src/studio/core/checks/use-mark.ts';
import { markProblems } from '../../../src/studio/core/checks/mark-problems.ts';
import type { Studio } from '../../../src/studio/core/studio.ts';
import { ProblemsPanel } from '../../../src/studio/features/problems/ProblemsPanel.tsx';
import { ProblemBadge } from '../../../src/studio/kit/ProblemBadge.tsx';
import { draw, openStudio } from './draw.tsx';
import { asSaid } from '../../../src/words/index.ts';

/** As the thread that checks would answer. */
function check(studio: Studio): void {
  const { document } = studio.document()!.getSnapshot();
  const config = document!.config;
  const { problems, notLookedAt } = checkMachineFully(config);
  act(() => {
    studio.checks.state.set({ problems, notLookedAt, config, isChecking: false });
    studio.marks.set(markProblems(studio.viewOf(config), problems));
  });
}

describe('the list of problems', () => {
  it('leads to the place of each', async () => {
    const studio = await openStudio();
    draw(studio, <ProblemsPanel />);
    check(studio);
    const problem = studio.checks.state.get().problems.find(({ menu }) => menu !== undefined);
    fireEvent.click(screen.getAllByRole('button', { name: problem!.message })[0]!);
    expect(studio.ui.get().selection.state).toBeDefined();
    expect(studio.ui.get().announcement.text).toContain(problem!.message);
  });

  it('says below what was not looked at: a pass holds for the rest', async () => {
    const studio = await openStudio();
    draw(studio, <ProblemsPanel />);
    check(studio);
    const [note] = studio.checks.state.get().notLookedAt;
    expect(note?.code).toBe('need-shares');
    expect(screen.getByText(note!.message)).toBeDefined();
  });

  it('offers a mend where one is known, as an edit that can be undone', async () => {
    const studio = await openStudio();
    const seconds = (): number | undefined =>
      studio.document()!.getSnapshot().document?.config.states['products']?.meta?.noInputSeconds;
    act(() => {
      studio.document()!.dispatch({
        name: asSaid('wait too long'),
        recipe: (draft) => {
          const { meta } = draft.config.states['products']!;
          meta!.noInputSeconds = 20;
        },
      });
    });
    draw(studio, <ProblemsPanel />);
    check(studio);
    const row = screen.getByText('no-input-timeout').closest('li')!;
    fireEvent.click(within(row).getAllByRole('button').at(-1)!);
    await vi.waitFor(() => expect(seconds()).not.toBe(20));
    act(() => void studio.document()!.undo());
    expect(seconds()).toBe(20);
  });
});

describe('the mark at a card', () => {
  function Marked({ state }: { readonly state: string }) {
    const mark = useMark('cards', state);
    return mark ? <ProblemBadge mark={mark} /> : <p>fine</p>;
  }

  it('says in words how many problems there are and how bad the worst is', async () => {
    const studio = await openStudio();
    check(studio);
    const [marked] = studio.marks.get().cards;
    const [state, mark] = marked!;
    draw(studio, <Marked state={state} />);
    expect(screen.getByRole('img').getAttribute('aria-label')).toMatch(/^(Error|Warning): \d+ problem/);
    expect(screen.getByRole('img').textContent).toBe(mark.count > 1 ? String(mark.count) : '');
    act(() => studio.marks.set({ cards: new Map(), rows: new Map() }));
    expect(screen.getByText('fine')).toBeDefined();
  });
});
