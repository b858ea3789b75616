// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { printMachine } from '../../../src/chart/index.ts';
import { openFile } from '../../../src/studio/core/actions/open-file.ts';
import { useDocumentPart } from '../../../src/studio/core/use-studio.ts';
import { AsideDialog } from '../../../src/studio/shell/AsideDialog.tsx';
import { Guarded } from '../../../src/studio/shell/Guarded.tsx';
import { ProjectList } from '../../../src/studio/shell/ProjectList.tsx';
import { watchTrouble } from '../../../src/studio/shell/watch-trouble.ts';
import { asSaid, LANGUAGES, studioWords } from '../../../src/words/index.ts';
import { smallMachine } from '../../machine/small-machine.ts';
import { greet, greetingOf, PATH, settle } from '../document/fixtures.ts';
import { draw, openStudio } from './draw.tsx';

const OTHER = 'machines/other.machine.json';
const words = studioWords.en;

/** Stumbles over one greeting. */
function Weak(): ReactElement {
  const greeting = useDocumentPart(
    (state) => state?.document?.config.states['products']?.meta?.greeting?.['en'],
  );
  if (greeting === 'Stumble') throw new Error('a part that fails');
  return <p>drawn</p>;
}

describe('a part of the page that fails', () => {
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
  afterEach(() => void vi.restoreAllMocks());

  it('leaves the rest as it was, and another machine is shown', async () => {
    const studio = await openStudio({ [OTHER]: printMachine({ ...smallMachine, id: 'other' }) });
    await studio.workspace.refresh();
    draw(
      studio,
      <>
        <Guarded>
          <ProjectList />
        </Guarded>
        <Guarded>
          <Weak />
        </Guarded>
      </>,
    );
    const store = studio.document()!;
    act(() => void store.dispatch(greet(store, 'Stumble')));
    expect(screen.getByRole('alert').textContent).toContain(words.crash.title);
    expect(screen.getByText('other')).toBeDefined();
    act(() => openFile(studio, OTHER));
    await act(() => settle(studio.workspace.open(OTHER)).then(() => undefined));
    expect(screen.getByText('drawn')).toBeDefined();
    act(() => openFile(studio, PATH));
    expect(screen.getByRole('alert')).toBeDefined();
    // An undo takes away what it stumbled over.
    act(() => void store.undo());
    expect(screen.getByText('drawn')).toBeDefined();
  });

  it('sets unsaved work aside, which is found in the list and put back from there', async () => {
    const studio = await openStudio();
    const { container } = draw(
      studio,
      <Guarded>
        <Weak />
      </Guarded>,
    );
    const store = studio.document()!;
    act(() => void store.dispatch(greet(store, 'Stumble')));
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: words.crash.setAside }));
      await vi.waitFor(() => expect(studio.workspace.getSnapshot().aside).toHaveLength(1));
    });
    await vi.waitFor(() => expect(container.textContent).toBe('drawn'));
    expect([greetingOf(store), studio.ui.get().notice?.text]).toEqual([
      'Which product?',
      words.crash.isAside,
    ]);
    act(() => studio.ui.set({ dialog: { kind: 'aside' } }));
    draw(studio, <AsideDialog />);
    await act(async () => {
      fireEvent.click(
        screen.getByRole('button', { name: words.aside.putBackName({ path: PATH }), hidden: true }),
      );
      await vi.waitFor(() => expect(greetingOf(store)).toBe('Stumble'));
    });
    expect(studio.workspace.getSnapshot().aside).toEqual([]);
    act(() => void store.undo());
    expect(greetingOf(store)).toBe('Which product?');
  });

  it('has its words in every language', () => {
    for (const language of LANGUAGES) expect(studioWords[language].crash.title).toBeTruthy();
  });
});

describe('what goes wrong outside of drawing', () => {
  it('is said, in visible characters, and the page goes on', async () => {
    const studio = await openStudio();
    const stop = watchTrouble(studio, window);
    const rejection = new Event('unhandledrejection');
    Object.assign(rejection, { reason: new Error('no \u202eroom') });
    act(() => void window.dispatchEvent(rejection));
    expect(studio.ui.get().notice).toMatchObject({
      kind: 'error',
      text: words.crash.outside({ what: 'no ‹U+202E›room' }),
    });
    stop();
  });

  it('of one listener does not keep others from hearing of a change', async () => {
    const studio = await openStudio();
    const store = studio.document()!;
    const reported = vi.fn<(cause: unknown) => void>();
    vi.stubGlobal('reportError', reported);
    const heard = vi.fn<() => void>();
    const stop = store.subscribe(() => {
      throw new Error('stumbles');
    });
    store.subscribe(heard);
    store.dispatch({ name: asSaid('rename'), recipe: ({ config }) => void (config.version = '9') });
    expect([heard.mock.calls.length > 0, reported.mock.calls.length > 0]).toEqual([true, true]);
    // The draft is kept later, and nobody may stumble over that when the test is over.
    stop();
    vi.unstubAllGlobals();
  });
});
