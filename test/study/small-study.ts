/**
 * A study small enough for tests: two products, two intents, one line a product before, the small machine
 * after.
 */
import type { Parameter } from '../../src/behaviour/index.ts';
import type { MachineConfig, NeedId } from '../../src/chart/index.ts';
import type { ScenarioConfig } from '../../src/scenario/index.ts';
import type { StudyDesign } from '../../src/study/index.ts';
import { smallMachine } from '../machine/small-machine.ts';

export function assume(value: number): Parameter {
  return { value, low: value, high: value, unit: 'test', source: 'test', status: 'assumption' };
}

const needs: NeedId[] = ['pc.repair', 'pc.buy', 'phone.repair', 'phone.buy'];
const title = (en: string) => ({ en, 'zh-CN': en });
/** A line of its own for one product: the small machine's menu for it, and no way to the other. */
function lineFor(product: 'pc' | 'phone'): MachineConfig {
  const { 'DTMF.star': _back, ...on } = smallMachine.on ?? {};
  const { [product]: group, operator, 'hung-up': hungUp } = smallMachine.states;
  return {
    ...smallMachine,
    id: `${product}-line`,
    initial: product,
    on,
    states: { [product]: group, operator, 'hung-up': hungUp } as MachineConfig['states'],
  };
}

export const smallScenario: ScenarioConfig = {
  id: 'small',
  title: title('Small'),
  about: title('Invented for tests.'),
  locale: 'en',
  products: [
    {
      id: 'pc',
      title: title('PC'),
      words: { en: { computer: 0.9, laptop: 0.9 } },
      share: 2,
      status: 'assumption',
    },
    { id: 'phone', title: title('Phone'), words: { en: { phone: 0.9 } }, share: 1, status: 'assumption' },
  ],
  intents: [
    { id: 'repair', title: title('Repair'), words: { en: { repair: 0.9 } }, share: 1, status: 'assumption' },
    {
      id: 'buy',
      title: title('Buy'),
      words: { en: { buy: 0.9, buying: 0.9 } },
      share: 1,
      status: 'assumption',
    },
  ],
  segments: [
    { id: 'consumer', title: title('Consumers'), share: 1, status: 'assumption', patience: 'customers' },
  ],
  // 8000 in its fortnight.
  callersPerMonth: assume(17_143),
  days: 14,
  desks: [
    ...needs.map((need) => ({
      id: need.replace('.', '-'),
      title: title(need),
      serves: [need],
      staffing: { serviceLevel: 0.8, withinSeconds: 20 },
      pool: 'all',
      status: 'assumption' as const,
    })),
    {
      id: 'business',
      title: title('Business'),
      serves: ['pc.buy', 'phone.buy'],
      staffing: { agents: 2 },
      status: 'assumption',
    },
    {
      id: 'operator',
      title: title('Operator'),
      serves: [],
      staffing: { serviceLevel: 0.8, withinSeconds: 20 },
      status: 'assumption',
    },
  ],
  lines: [
    { id: 'pc-line', title: title('PC line'), machine: 'pc-line' },
    { id: 'phone-line', title: title('Phone line'), machine: 'phone-line' },
    { id: 'one', title: title('One number'), machine: 'small' },
  ],
  worlds: [
    { id: 'before', title: title('Before'), lines: ['pc-line', 'phone-line'], transfers: 'none' },
    { id: 'after', title: title('After'), lines: ['one'], transfers: 'all' },
    { id: 'pooled', title: title('Pooled'), lines: ['one'], transfers: 'all', pooled: true },
  ],
  compare: { before: 'before', after: 'after' },
  ablation: ['before', 'after', 'pooled'],
  published: [{ figure: 'lostRate', change: -0.5, note: title('absurd on purpose'), source: 'test' }],
};

export function smallDesign(changes: Partial<StudyDesign> = {}): StudyDesign {
  return {
    scenario: smallScenario,
    file: 'small.scenario.json',
    machines: { small: smallMachine, 'pc-line': lineFor('pc'), 'phone-line': lineFor('phone') },
    worlds: ['before', 'after', 'pooled'],
    locale: 'en',
    seed: 7,
    replications: 3,
    draws: 0,
    sensitivityReplications: 0,
    hasControl: true,
    replay: 'dialtree simulate small.scenario.json',
    ...changes,
  };
}
