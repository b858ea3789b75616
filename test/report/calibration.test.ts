import { describe, expect, it } from 'vitest';
import type { CalibrationAnswer } from '../../src/calibrate/index.ts';
import { RENDERERS } from '../../src/report/index.ts';
import { ANSWER } from './calibration-fixture.ts';

const render = (
  id: string,
  language: 'en' | 'zh-CN' = 'en',
  changes: Partial<CalibrationAnswer> = {},
): string =>
  RENDERERS.find((renderer) => renderer.id === id)?.render({ ...ANSWER, ...changes }, { language }) ?? '';
const text = render('text');

describe('the report of a calibration', () => {
  it('calls a phone test by its name, alone and beside a log', () => {
    const { calls } = ANSWER;
    expect(render('text', 'en', { tasks: calls })).toMatch(/a phone test of [\d,]+ tasks from /);
    expect(render('text', 'en', { tasks: calls })).not.toContain('calls were used');
    expect(render('text', 'zh-CN', { tasks: 5 })).toContain('其中 5 通是电话测试的任务');
  });

  it('says the answer first, and what was odd and left out before what was learnt', () => {
    const places = ['What it does to the answer', 'What was read', 'What is odd', 'What the log taught'].map(
      (title) => text.indexOf(title),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text).toContain('On 3 February most callers hung up. Keep it with --keep outage-day:1999-02-03.');
    expect(text).toMatch(/outage-day:1999-02-03 +left out +1999-02-03 +412/);
  });

  it('says of every call that was not fitted why, and of a handful only that there are some', () => {
    const why = text.slice(text.indexOf('Calls that the fit does not count'));
    expect(why).toMatch(/the same caller had called within seven days +380/);
    expect(why).toMatch(/their number was withheld +29/);
    expect(why).toMatch(/the menus cannot take their path +<5/);
    expect(why).not.toContain('the company rang the caller');
  });

  it('has every parameter before and after, and says plainly what the log does not say', () => {
    expect(text).toMatch(/\(noInput\) +.*fitted +0\.03 +0\.01 to 0\.1 +0\.0411 +0\.039 to 0\.0432 +6 %/);
    expect(text).toContain('2 of 3 parameters were narrowed, 1 by counting and 1 by fitting');
    expect(text.slice(text.indexOf('The log does not say'))).toContain('(catchAll)');
    expect(text).toContain('correlation −0.83'.replace('−', '-'));
  });

  it('tells the answer with and without the log, and one thing to measure next', () => {
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      '-0.80 pp (-4.50 pp to +3.10 pp) with assumptions alone, -1.80 pp (-2.20 pp to -1.30 pp) with the log',
    );
    expect(text).toContain('Let thirty people dial the new menu (dialtree phone-test): 96 %');
    expect(render('text', 'en', { headline: undefined })).not.toContain('What to measure next');
  });

  it('prints no cell, line or path of fewer than five calls', () => {
    for (const id of ['text', 'md', 'html']) {
      const said = render(id);
      expect(said).not.toContain('Rare line');
      expect(said).not.toContain('menu 9 &gt; exit');
      expect(said).not.toContain('printer menu 7');
    }
    expect(text).toContain('1 of 2 cells lie inside');
  });

  it('draws prior and posterior, predicted and observed, profiles, and the answer', () => {
    const page = render('html');
    expect(page.match(/<svg[^>]* role="img"/g)).toHaveLength(4);
    expect(page).toContain('Small &lt;b&gt;');
    expect(page).not.toMatch(/<script|href="[^#]|src=/);
  });

  it('puts the better predictor first, whoever it is', () => {
    const order = text.slice(text.indexOf('Weeks that it had not seen'));
    expect(order.indexOf('the calibrated scenario')).toBeLessThan(order.indexOf('the shares of the weeks'));
    expect(order.indexOf('the shares of the weeks')).toBeLessThan(order.indexOf('the scenario as it was'));
  });

  it('is Chinese where that is asked for', () => {
    const chinese = render('text', 'zh-CN');
    expect(chinese).toContain('日志教会了什么');
    expect(chinese).not.toMatch(/What the log|Doubt left|left out/);
  });

  it('has a row a parameter in tables, and comes back from JSON', () => {
    const rows = render('csv').trimEnd().split('\r\n');
    expect(rows[0]).toBe(
      'parameter,unit,how,before,beforeLow,beforeHigh,after,afterLow,afterHigh,narrowed,n',
    );
    expect(rows[1]).toBe('noInput,probability,likelihood,0.03,0.01,0.1,0.0411,0.039,0.0432,0.06,19588');
    expect(JSON.parse(render('json'))).toEqual(JSON.parse(JSON.stringify(ANSWER)));
  });

  it('says when the fit is not at rest, or the checks were cut short', () => {
    const cut = render('text', 'en', { isStopped: true, status: { ...ANSWER.status, isSettled: false } });
    expect(cut).toContain('Stopped early: some checks are missing.');
    expect(cut).toContain('has not come to rest after 7 steps');
  });
});
