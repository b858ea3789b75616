/**
 * The test as a participant goes through it: welcome, sound, then for each task a number, a call and a rating, and
 * at the end the file. One screen at a time; what was done is kept before the next one is drawn.
 */
import type { PhoneTestPlan, PlannedTask, TaskResult } from '../phone-test/index.ts';
import { chooseLanguage, findLanguage, LANGUAGES, phonePageWords } from '../words/index.ts';
import { createChosenVoice } from './browser-voice.ts';
import { make } from './draw.ts';
import { readWallClock } from './page-clock.ts';
import { createProgressStore, drawCode, drawRun, type Progress, type ProgressStore } from './progress.ts';
import type { App } from './screen.ts';
import { showCall } from './screens/call.ts';
import { showDial } from './screens/dial.ts';
import { showEase } from './screens/ease.ts';
import { showEnd } from './screens/end.ts';
import { showSound } from './screens/sound.ts';
import { showWelcome } from './screens/welcome.ts';

export interface Screens {
  readonly root: HTMLElement;
  readonly plan: PhoneTestPlan;
  readonly sendTo: string | undefined;
  /** By whoever serves the page, so that no two participants have the same. */
  readonly codeGiven: string | undefined;
  /** What stands behind # in the address: a code, perhaps, which goes before the one that is given. */
  readonly hash: string;
}

export function startApp({ root, plan, sendTo, codeGiven = '', hash }: Screens): void {
  const voice = createChosenVoice();
  const store: ProgressStore = createProgressStore(plan);
  const kept = store.read();
  const codeAsked = /^#([A-Za-z0-9_-]{1,32})$/.exec(hash)?.[1] ?? codeGiven;
  let progress: Progress = kept ?? {
    run: drawRun(),
    code: '',
    locale: plan.locales[0] ?? 'en',
    captions: false,
    voice: '',
    tasks: [],
  };
  let isKept = true;
  let leave: (() => void)[] = [];
  let redraw: () => void = () => undefined;
  const body = make('main', { id: 'main' });
  const header = make('header');
  const live = make('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  root.replaceChildren(header, body, live);

  const keep = (change: Partial<Progress>): void => {
    progress = { ...progress, ...change };
    isKept = store.write(progress);
  };
  const app = (): App => {
    const language = chooseLanguage(progress.locale);
    return {
      plan,
      voice,
      say: phonePageWords[language],
      progress,
      sendTo,
      isKept,
      show: (...content) => {
        for (const act of leave) act();
        leave = [];
        document.documentElement.lang = progress.locale;
        document.title = phonePageWords[language].title;
        body.replaceChildren(...content.filter((part) => part !== undefined));
        const heading = body.querySelector<HTMLElement>('h1');
        heading?.setAttribute('tabindex', '-1');
        heading?.focus({ preventScroll: true });
        window.scrollTo(0, 0);
      },
      announce: (text) => (live.textContent = text),
      onLeave: (act) => leave.push(act),
    };
  };
  /** Draws a screen, and draws it again when the language changes. */
  const go = (draw: (app: App) => void, canSwitch = false): void => {
    redraw = () => draw(app());
    drawHeader(canSwitch);
    redraw();
  };
  const drawHeader = (canSwitch: boolean): void => {
    const { say } = app();
    header.replaceChildren(
      make('span', { class: 'mark' }, say.title),
      canSwitch && plan.locales.length > 1 ? languagePicker() : '',
    );
  };
  const languagePicker = (): HTMLElement => {
    const { say } = app();
    const select = make('select', { 'aria-label': say.language });
    for (const locale of plan.locales) {
      const language = findLanguage(locale);
      const name = language ? phonePageWords[language].languageName : locale;
      select.append(
        make('option', { value: locale, lang: locale, selected: locale === progress.locale }, name),
      );
    }
    select.addEventListener('change', () => {
      keep({ locale: select.value });
      drawHeader(true);
      redraw();
      header.querySelector('select')?.focus();
    });
    return select;
  };

  const welcome = (): void =>
    go(
      (now) =>
        showWelcome(now, codeAsked, (code) => {
          keep({ code: code === '' ? drawCode(plan) : code });
          sound();
        }),
      true,
    );
  const sound = (): void =>
    go(
      (now) =>
        showSound(now, (choice) => {
          keep(choice);
          voice.choose(progress.voice);
          nextTask();
        }),
      true,
    );
  const nextTask = (notice?: string): void => {
    const tasks = plan.participants.find(({ code }) => code === progress.code)?.tasks ?? [];
    const task = tasks[progress.tasks.length];
    if (!task || progress.isStopped) end();
    else dial(task, notice);
  };
  const dial = (task: PlannedTask, notice?: string): void => {
    if (progress.shownAt === undefined) keep({ shownAt: readWallClock() });
    const at = progress.shownAt ?? readWallClock();
    go((now) =>
      showDial(now, task, {
        notice,
        stop: () => {
          keep({ isStopped: true, shownAt: undefined });
          end();
        },
        dial: (line) => {
          const begun = beginTask(plan, task, progress, at, line);
          keep({ current: begun });
          if (line === undefined) ease(task);
          else call(task, line);
        },
      }),
    );
  };
  const call = (task: PlannedTask, line: number): void =>
    go((now) =>
      showCall(now, task, line, {
        onEvent: (events, ended, spoke) => {
          if (progress.current) keep({ current: { ...progress.current, events, ended, voice: spoke } });
        },
        done: () => ease(task),
      }),
    );
  const ease = (task: PlannedTask): void =>
    go((now) =>
      showEase(now, task, (rating) => {
        finishTask(rating);
        nextTask();
      }),
    );
  const finishTask = (rating: number | null): void => {
    const { current, tasks } = progress;
    keep({
      tasks: current ? [...tasks, { ...current, ease: rating }] : tasks,
      current: undefined,
      shownAt: undefined,
    });
  };
  const end = (): void =>
    go((now) =>
      showEnd(now, () => {
        store.clear();
        window.location.reload();
      }),
    );

  voice.choose(progress.voice);
  if (!kept || kept.code === '') welcome();
  else {
    // A call that was under way cannot be taken up again: it stays as it is, cut off.
    const wasCut = progress.current !== undefined && progress.current.ended === null;
    if (progress.current) finishTask(null);
    const language = LANGUAGES.find((each) => each === chooseLanguage(progress.locale)) ?? LANGUAGES[0];
    // Browsers speak only after something was pressed on the page.
    go((now) =>
      showWelcome(now, '', () => nextTask(wasCut ? phonePageWords[language].cut : undefined), {
        isResumed: true,
      }),
    );
  }
}

function beginTask(
  { worlds, needs, lines }: PhoneTestPlan,
  task: PlannedTask,
  { captions }: Progress,
  at: number,
  line: number | undefined,
): TaskResult {
  return {
    at,
    world: worlds[task.world]?.id ?? '',
    need: needs[task.need]?.need ?? 'a.b',
    offered: task.lines.map((each) => lines[each]?.id ?? ''),
    dialled: line === undefined ? null : (lines[line]?.id ?? null),
    dialMs: Math.max(0, readWallClock() - at),
    events: [],
    ended: null,
    ease: null,
    captions,
    voice: 'none',
  };
}
