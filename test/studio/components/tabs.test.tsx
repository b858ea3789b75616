// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { tellFirstCard } from '../../../src/studio/core/first-look.ts';
import { RightSide } from '../../../src/studio/shell/RightSide.tsx';
import { draw, openStudio } from './draw.tsx';

describe('the tabs on the right', () => {
  it('are walked in a ring by the arrows, with the focus', async () => {
    const studio = await openStudio();
    tellFirstCard();
    draw(studio, <RightSide />);
    const tabs = screen.getAllByRole('tab');
    const chosen = (): number => tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true');
    const press = (key: string): void => void fireEvent.keyDown(screen.getByRole('tablist'), { key });
    expect(chosen()).toBe(0);
    press('ArrowLeft');
    expect(chosen()).toBe(tabs.length - 1);
    press('ArrowRight');
    press('ArrowRight');
    expect(chosen()).toBe(1);
    expect(window.document.activeElement).toBe(tabs[1]);
    expect(tabs.map(({ tabIndex }) => tabIndex)).toEqual(tabs.map((_, i) => (i === 1 ? 0 : -1)));
    press('End');
    expect(chosen()).toBe(tabs.length - 1);
    press('Home');
    expect(screen.getByRole('tabpanel').getAttribute('aria-labelledby')).toBe(tabs[0]?.id);
    // The panel is fetched first; a busy machine takes its time over that.
    expect(await screen.findByRole('heading', { level: 2 }, { timeout: 60_000 })).toBeDefined();
  });
});
