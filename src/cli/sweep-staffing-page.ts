/**
 * The page of a staffing: what pooling saves, and the week of every desk as small multiples, before and after
 * on one scale.
 */
import * as Plot from '@observablehq/plot';
import type { StaffingCase, StaffingResult } from '../study/index.ts';
import type { UiLanguage } from './language/choose-ui-language.ts';
import { colourOf, drawFigure, drawKey, drawPage, drawTable, escapeText } from './sweep-page-parts.ts';
import {
  describeSavings,
  describeTarget,
  listPlans,
  nameCase,
  staffingWords,
} from './sweep-staffing-report.ts';
import { sayText } from './sweep-words.ts';

const SHIFTS_A_DAY = 48;

export function drawStaffingPage(result: StaffingResult, language: UiLanguage): string {
  const words = staffingWords(language);
  const title = sayText(result.scenario.title, language);
  const [head = [], ...rows] = listPlans(result, language);
  const groups = [false, true]
    .map((isPooled) => result.cases.filter((each) => each.isPooled === isPooled))
    .filter((cases) => cases.length > 0);
  const body = `<header><p class="soft">${words.kicker}</p><h1>${escapeText(title)}</h1><p>${escapeText(describeTarget(result, language))}</p>
${result.isStopped ? `<p><strong>${words.stopped}</strong></p>` : ''}</header><main>
<section><h2>${words.saving}</h2>${describeSavings(result, language)
    .map((line) => `<p>${escapeText(line)}</p>`)
    .join('')}</section>
<section><h2>${words.plans}</h2>${drawTable(words.plans, head, rows)}<p class="soft">${words.judged}</p></section>
<section><h2>${words.week}</h2><p class="soft">${words.how}</p>
${groups
  .map(
    (cases) =>
      `<h3>${cases[0]?.isPooled ? words.pooled : words.apart}</h3>${drawKey(cases.map((each) => nameCase(each, language)))}<div class="multiples">${deskIds(
        cases,
      )
        .map((desk) => drawDesk(cases, desk, language))
        .join('')}</div>`,
  )
  .join('\n')}</section>
<section><h2>${words.again}</h2><pre>${escapeText(result.replay)}</pre></section>
</main>`;
  return drawPage({ tag: words.tag, kicker: words.kicker, title, body });
}

function deskIds(cases: readonly StaffingCase[]): string[] {
  return [...new Set(cases.flatMap(({ desks }) => desks.map(({ id }) => id)))];
}

function drawDesk(cases: readonly StaffingCase[], id: string, language: UiLanguage): string {
  const words = staffingWords(language);
  const title = cases.flatMap(({ desks }) => desks).find((desk) => desk.id === id)?.title;
  const steps = cases.flatMap(({ desks, plan }, c) => {
    const agents = plan.agents[desks.findIndex((desk) => desk.id === id)] ?? new Int32Array();
    return Array.from(agents, (count, shift) => ({ day: shift / SHIFTS_A_DAY, count, colour: colourOf(c) }));
  });
  const plot = (document: never): unknown =>
    Plot.plot({
      width: 500,
      height: 150,
      marginLeft: 36,
      style: { fontSize: '11px', fontFamily: 'inherit', background: 'transparent', overflow: 'visible' },
      x: {
        label: null,
        domain: [0, 7],
        ticks: [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5],
        tickSize: 0,
        tickFormat: (day: number) => words.days[Math.floor(day)] ?? '',
      },
      // There is no half an agent.
      y: {
        label: null,
        ticks: 4,
        nice: true,
        zero: true,
        tickFormat: (agents: number) => (Number.isInteger(agents) ? String(agents) : ''),
      },
      marks: [
        Plot.gridY({ strokeOpacity: 0.12, ticks: 4 }),
        Plot.ruleX([1, 2, 3, 4, 5, 6], { strokeOpacity: 0.12 }),
        Plot.line(steps, {
          x: 'day',
          y: 'count',
          z: 'colour',
          stroke: 'colour',
          strokeWidth: 1.3,
          curve: 'step-after',
        }),
      ],
      document,
    });
  return drawFigure(plot, (title && sayText(title, language)) || id);
}
