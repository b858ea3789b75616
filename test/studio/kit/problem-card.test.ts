import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { checkMachine } from '../../../src/rules/index.ts';
import type { Language } from '../../../src/words/index.ts';
import { createStore } from '../../../src/studio/core/store.ts';
import type { Studio } from '../../../src/studio/core/studio.ts';
import { StudioContext } from '../../../src/studio/core/use-studio.ts';
import { ProblemCard } from '../../../src/studio/kit/ProblemCard.tsx';
import type { Problem } from '../../../src/util/problem.ts';
import { smallMachine } from '../../machine/small-machine.ts';

/** The part of the studio that a card asks: no file is open, so no mend is offered. */
function draw(problem: Problem, language: Language): string {
  const ui = createStore({ language, file: undefined });
  const workspace = { subscribe: () => () => undefined, getSnapshot: () => ({}) };
  const studio = { ui, workspace } as unknown as Studio;
  return renderToStaticMarkup(
    createElement(StudioContext, { value: studio }, createElement(ProblemCard, { problem })),
  );
}

const found = checkMachine(smallMachine, { limits: { 'first-prompt-seconds': { error: 1, warn: 1 } } }).find(
  ({ code }) => code === 'first-prompt-seconds',
);

describe('the card of a problem', () => {
  it('speaks the language of the page, and says no other', () => {
    const page = draw(found!, 'zh-CN');
    expect(page).toMatch(/首层菜单“[\w.]+”播到最后一个选项结束需/);
    expect(page).toContain('缩短问候语、选项文字和举例，或减少选项。');
    expect(page).not.toContain('lang=');
    expect(page).not.toMatch(/takes|Shorten|when the/);
  });

  it('speaks English on an English page', () => {
    const page = draw(found!, 'en');
    expect(page).toContain('Shorten the greeting, labels and examples, or offer fewer options.');
    expect(page).not.toContain('lang=');
  });

  it('says that it is English where nobody has translated it', () => {
    const { translations: _, ...untranslated } = found!;
    expect(draw(untranslated, 'zh-CN')).toMatch(/lang="en"[^>]*>The first menu/);
  });
});
