/** What a mend does to a machine that has any number of problems. */
import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  applyEdit,
  EMPTY_LAYOUT,
  type MachineConfig,
  type MachineDocument,
} from '../../../src/chart/index.ts';
import { checkMachine } from '../../../src/rules/index.ts';
import type { Problem } from '../../../src/util/problem.ts';
import { findSafeMend, mendFor } from '../../../src/studio/document/index.ts';
import { smallMachine } from '../../machine/small-machine.ts';
import { makeEdit, randomEdits } from '../../chart/edits/random-edits.ts';

const check = (config: MachineConfig): readonly Problem[] => checkMachine(config, { today: '2026-11-22' });
const checkLater = (config: MachineConfig): Promise<readonly Problem[]> => Promise.resolve(check(config));

type Kind = Pick<Problem, 'code' | 'severity'> & { readonly menu?: string | undefined };

function count(problems: readonly Problem[], { code, severity, ...where }: Kind): number {
  return problems.filter(
    (each) =>
      each.code === code && each.severity === severity && (!('menu' in where) || each.menu === where.menu),
  ).length;
}

describe('a mend', () => {
  test.prop([randomEdits], { numRuns: 40 })(
    'takes its problem away and leaves no error of a kind more often',
    async (randoms) => {
      let document: MachineDocument = { config: smallMachine, layout: EMPTY_LAYOUT };
      for (const random of randoms) {
        const edit = makeEdit(document, random);
        if (edit) document = applyEdit(document, edit).document;
      }
      const before = check(document.config);
      for (const problem of before) {
        const mend = await findSafeMend(document, problem, before, checkLater);
        if (mend.status !== 'found') continue;
        const { document: mended, refusal } = applyEdit(document, mend.edit);
        expect(refusal).toBeUndefined();
        const after = check(mended.config);
        const { code, severity, message } = problem;
        expect(count(after, { code, severity }), message).toBeLessThan(count(before, { code, severity }));
        for (const each of after)
          if (each.severity === 'error') {
            const { menu } = each;
            const kind = { code: each.code, severity: each.severity, menu };
            expect(count(after, kind), each.message).toBeLessThanOrEqual(count(before, kind));
          }
      }
    },
  );

  /** Repeat stands on another key in one menu; on the usual one there it leaves a gap, which is closed too. */
  it('closes the gap that it leaves itself, in one step', async () => {
    const { pc } = smallMachine.states;
    const menu = pc?.states?.['menu'];
    const option = { target: 'repair', meta: { label: { en: 'something', 'zh-CN': '其他' } } };
    const config: MachineConfig = {
      ...smallMachine,
      states: {
        ...smallMachine.states,
        pc: {
          ...pc,
          states: {
            ...pc?.states,
            menu: {
              ...menu,
              on: {
                'DTMF.1': { meta: { role: 'repeat', label: { en: 'hear this again', 'zh-CN': '重听' } } },
                'DTMF.2': option,
                'DTMF.3': { ...option, target: 'buy' },
              },
            },
          },
        },
      },
    };
    const document = { config, layout: EMPTY_LAYOUT };
    const before = check(config);
    const problem = before.find(({ code }) => code === 'repeat-and-back-same-key');
    if (!problem) throw new Error('The machine is not spoilt as was meant.');
    const alone = mendFor(problem, document);
    const gap = { code: 'keys-in-order', severity: 'error', menu: 'pc.menu' } as const;
    expect(alone && count(check(applyEdit(document, alone).document.config), gap)).toBe(1);
    const mend = await findSafeMend(document, problem, before, checkLater);
    if (mend.status !== 'found') throw new Error(`The mend is ${mend.status}.`);
    expect(count(check(applyEdit(document, mend.edit).document.config), gap)).toBe(0);
  });

  it('is refused with the error that it would leave', async () => {
    const serves = { goesTo: 'desk', desk: 'd', serves: ['pc.repair'] } as const;
    const config: MachineConfig = {
      ...smallMachine,
      on: {
        ...smallMachine.on,
        'DTMF.9': { target: '#only', meta: { role: 'repeat', label: { en: 'again' } } },
      },
      meta: { ...smallMachine.meta, needs: [...(smallMachine.meta.needs ?? []), 'pc.return'] },
      states: {
        ...smallMachine.states,
        only: { id: 'only', type: 'final', meta: { destination: { ...serves, serves: ['pc.return'] } } },
      },
    };
    const document = { config, layout: EMPTY_LAYOUT };
    const before = check(config);
    const problem = before.find(({ code }) => code === 'repeat-repeats');
    if (!problem) throw new Error('The machine is not spoilt as was meant.');
    expect(await findSafeMend(document, problem, before, checkLater)).toMatchObject({ status: 'harmful' });
  });
});
