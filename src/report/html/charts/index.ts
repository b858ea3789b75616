/** Every kind of chart and who draws it. A kind without a drawing does not compile. */
import type { Chart } from '../../outline/charts.ts';
import type { Markup } from '../markup.ts';
import type { DrawingDocument } from '../svg-document.ts';
import { drawAgreement } from './agreement.ts';
import { drawDots } from './dots.ts';
import { drawDraws } from './draws.ts';
import { drawFlows } from './flows.ts';
import { drawLadder } from './ladder.ts';
import { drawLost } from './lost.ts';
import { drawMatrix } from './matrix.ts';
import { drawNarrowing } from './narrowing.ts';
import { drawProfile } from './profile.ts';
import { drawPrompts } from './prompts.ts';
import { drawScatter } from './scatter.ts';
import { drawTornado } from './tornado.ts';
import { drawTraffic } from './traffic.ts';
import { drawWeek } from './week.ts';

export function drawChart(chart: Chart, document: DrawingDocument): Markup {
  switch (chart.kind) {
    case 'agreement':
      return drawAgreement(chart, document);
    case 'dots':
      return drawDots(chart, document);
    case 'draws':
      return drawDraws(chart, document);
    case 'flows':
      return drawFlows(chart);
    case 'ladder':
      return drawLadder(chart, document);
    case 'lost':
      return drawLost(chart, document);
    case 'matrix':
      return drawMatrix(chart, document);
    case 'narrowing':
      return drawNarrowing(chart, document);
    case 'profile':
      return drawProfile(chart, document);
    case 'prompts':
      return drawPrompts(chart, document);
    case 'tornado':
      return drawTornado(chart, document);
    case 'scatter':
      return drawScatter(chart, document);
    case 'traffic':
      return drawTraffic(chart, document);
    case 'week':
      return drawWeek(chart, document);
  }
}
