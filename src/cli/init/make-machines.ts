/**
 * The menus of a new project: each line as plainly as it can be today, and a draft of the one that takes their place. They
 * keep the menu rules; nothing in them is known of the real prompts, and their notes say so.
 */
import type { MachineConfig, NeedId, StateConfig, Transition } from '../../chart/index.ts';
import { hasErrors } from '../../util/problem.ts';
import { checkMachine } from '../../rules/index.ts';
import type { WeeklyHours } from '../../calendar/index.ts';
import { cliWords, type Language } from '../../words/index.ts';
import { door, HUNG_UP, keyed, type Events, type States } from './menu-parts.ts';
import { FRONT, MERGED, type Ids } from './project-ids.ts';
import { CALLS_OF_A_LINE, type PlannedLine, type ProjectPlan } from './plan.ts';

type Words = (typeof cliWords)[Language]['init'];

/** A menu has nine keys beside the operator’s. */
const MOST_OPTIONS = 9;

interface MergedDraft {
  readonly machine: MachineConfig;
  /** Products that only the front desk passes on, by title: the first menu has no room for them. */
  readonly leftOut: readonly string[];
}

export function makeMachines(
  plan: ProjectPlan,
  ids: Ids,
  language: Language,
): { readonly machines: readonly MachineConfig[]; readonly leftOut: readonly string[] } {
  const writer = new MenuWriter(plan, ids, cliWords[language].init);
  const { machine, leftOut } = writer.best();
  return { machines: [...plan.lines.map((line) => writer.line(line)), machine], leftOut };
}

class MenuWriter {
  private readonly plan: ProjectPlan;
  private readonly ids: Ids;
  private readonly words: Words;

  constructor(plan: ProjectPlan, ids: Ids, words: Words) {
    this.plan = plan;
    this.ids = ids;
    this.words = words;
  }

  /** One need: straight to its desk. Several: one menu. */
  line(line: PlannedLine): MachineConfig {
    const id = this.ids.lines.get(line.title) ?? '';
    const [first] = line.needs;
    const needs = line.needs.map(({ product, intent }) => this.need(product, intent));
    const isOne = needs.length === 1;
    const begins = isOne ? 'welcome' : 'menu';
    const hours = this.sharedHours(line);
    const states: States = isOne
      ? { welcome: this.welcome(line.title, 'agent') }
      : { menu: this.menu(line), ...this.ends(line, hours === undefined) };
    return {
      ...this.frame(id, line.title, line.number, needs, hours ? 'hours' : begins, this.words.lineNote),
      on: isOne ? { HANGUP: { target: '#hung-up' } } : this.always('#agent'),
      states: {
        ...(hours && { hours: door(hours, begins) }),
        ...states,
        agent: this.desk(first?.desk ?? '', this.needsAt(first?.desk ?? '', line), 'agent'),
        ...(this.hasDoors(line, hours) && this.closed()),
        'hung-up': HUNG_UP,
      },
    };
  }

  /** As many products as the rules let into the first menu, the most called for first, with examples where there is time. */
  best(): MergedDraft {
    const products = this.byCalls();
    for (let count = Math.min(MOST_OPTIONS, products.length); count > 1; count--)
      for (const hasExamples of [true, false]) {
        const machine = this.merged(products.slice(0, count), hasExamples);
        if (!hasErrors(checkMachine(machine))) return { machine, leftOut: products.slice(count) };
      }
    return {
      machine: this.merged(products.slice(0, MOST_OPTIONS), false),
      leftOut: products.slice(MOST_OPTIONS),
    };
  }

  private byCalls(): string[] {
    const calls = (product: string): number =>
      this.plan.lines
        .filter(({ needs }) => needs.some((need) => need.product === product))
        .reduce((sum, line) => sum + (line.calls ?? CALLS_OF_A_LINE), 0);
    return [...this.ids.products.keys()].toSorted((a, b) => calls(b) - calls(a));
  }

  private merged(products: readonly string[], hasExamples: boolean): MachineConfig {
    const offered = this.plan.lines.flatMap((line) =>
      line.needs.filter((need) => products.includes(need.product)),
    );
    const needs = [...new Set(offered.map(({ product, intent }) => this.need(product, intent)))];
    const option = (product: string): Transition => ({
      target: `#${this.id(product)}-menu`,
      meta: {
        label: this.text(product),
        ...(hasExamples && { examples: { [this.plan.locale]: this.intentsOf(product).slice(0, 2) } }),
      },
    });
    const title = this.words.mergedTitle({ title: this.plan.title });
    return {
      ...this.frame(MERGED, title, undefined, needs, 'welcome', this.words.mergedNote),
      on: this.always(`#${FRONT}`),
      states: {
        welcome: this.welcome(this.plan.title, 'first'),
        first: {
          id: 'first',
          tags: ['menu'],
          entry: { type: 'resetAttempts' },
          meta: { title: this.text(this.words.firstMenu), layer: 'product' },
          on: keyed(products.map(option)),
        },
        menus: {
          initial: this.id(products[0] ?? ''),
          meta: { title: this.text(this.words.products) },
          on: {
            'DTMF.star': { target: '#first', meta: { role: 'back', label: this.text(this.words.back) } },
          },
          states: Object.fromEntries(products.map((product) => [this.id(product), this.group(product)])),
        },
        [FRONT]: this.desk(this.words.frontDesk, [], FRONT),
        ...(offered.some(({ desk }) => this.hoursOf(desk)) && this.closed()),
        'hung-up': HUNG_UP,
      },
    };
  }

  /** Layer 2: the intents of a product, each to its desk. */
  private group(product: string): StateConfig {
    const intents = this.intentsOf(product);
    const desks = intents.map((intent) => this.deskOf(product, intent));
    return {
      initial: 'menu',
      meta: { title: this.text(product), product: this.id(product) },
      states: {
        menu: {
          id: `${this.id(product)}-menu`,
          tags: ['menu'],
          entry: { type: 'resetAttempts' },
          meta: { layer: 'intent' },
          on: keyed(
            intents.map((intent) => ({
              target: this.ids.intents.get(intent) ?? '',
              meta: { label: this.text(intent) },
            })),
          ),
        },
        ...(Object.assign(
          {},
          ...intents.map((intent, i) =>
            this.end(this.ids.intents.get(intent) ?? '', desks[i] ?? '', this.need(product, intent)),
          ),
        ) as States),
      },
    };
  }

  private menu(line: PlannedLine): StateConfig {
    const isOneProduct = new Set(line.needs.map(({ product }) => product)).size === 1;
    return {
      tags: ['menu'],
      entry: { type: 'resetAttempts' },
      meta: {
        layer: isOneProduct ? 'intent' : 'other',
        ...(isOneProduct && { product: this.id(line.needs[0]?.product ?? '') }),
        greeting: this.text(this.words.greeting({ title: line.title })),
      },
      on: keyed(
        line.needs.map(({ product, intent }, i) => ({
          target: `need-${i + 1}`,
          meta: { label: this.text(isOneProduct ? intent : this.words.needLabel({ product, intent })) },
        })),
      ),
    };
  }

  private ends({ needs }: PlannedLine, hasDoors: boolean): States {
    return Object.assign(
      {},
      ...needs.map(({ product, intent, desk }, i) =>
        this.end(`need-${i + 1}`, desk, this.need(product, intent), hasDoors),
      ),
    ) as States;
  }

  /** A desk, behind a door where it has hours. */
  private end(key: string, desk: string, need: NeedId, hasDoor = true): States {
    const hours = this.hoursOf(desk);
    if (!hours || !hasDoor) return { [key]: this.desk(desk, [need]) };
    return { [key]: door(hours, `${key}-desk`), [`${key}-desk`]: this.desk(desk, [need]) };
  }

  private closed(): States {
    return {
      closed: {
        id: 'closed',
        tags: ['announcement'],
        meta: { title: this.text(this.words.closedTitle), greeting: this.text(this.words.closed) },
        on: { DONE: { target: 'shut' } },
      },
      shut: { type: 'final', meta: { destination: { goesTo: 'hang-up', reason: 'closed' } } },
    };
  }

  /** Of a line whose desks keep the same: callers are told before they choose. */
  private sharedHours({ needs }: PlannedLine): WeeklyHours | undefined {
    const [first, ...rest] = needs.map(({ desk }) => this.hoursOf(desk));
    return rest.every((hours) => JSON.stringify(hours) === JSON.stringify(first)) ? first : undefined;
  }
  private hasDoors({ needs }: PlannedLine, shared: WeeklyHours | undefined): boolean {
    return shared !== undefined || needs.some(({ desk }) => this.hoursOf(desk));
  }
  private hoursOf(desk: string): WeeklyHours | undefined {
    return this.plan.desks.find(({ title }) => title === desk)?.hours;
  }

  private frame(
    id: string,
    title: string,
    number: string | undefined,
    needs: readonly NeedId[],
    initial: string,
    note: string,
  ): Omit<MachineConfig, 'states'> {
    return {
      id,
      version: '1',
      context: { attempts: 0 },
      meta: {
        title: this.text(title),
        locales: [this.plan.locale],
        ...(number !== undefined && { number }),
        status: 'assumption',
        note,
        needs: [...needs],
        noInputSeconds: 5,
        retry: { noInput: this.text(this.words.noInput), noMatch: this.text(this.words.noMatch) },
      },
      initial,
    };
  }

  /** What every menu of a machine inherits: a person by 0, a second try, then a person. */
  private always(agent: string): Events {
    const retry: Transition[] = [
      { guard: { type: 'attemptsLeft', params: { max: 2 } }, actions: { type: 'countAttempt' } },
      { target: agent },
    ];
    return {
      HANGUP: { target: '#hung-up' },
      NO_INPUT: retry,
      NO_MATCH: retry,
      'DTMF.0': { target: agent, meta: { role: 'operator', label: this.text(this.words.operator) } },
    };
  }

  private welcome(title: string, next: string): StateConfig {
    return {
      tags: ['announcement'],
      meta: { greeting: this.text(this.words.greeting({ title })) },
      on: { DONE: { target: next } },
    };
  }

  private desk(title: string, serves: readonly NeedId[], id?: string): StateConfig {
    const desk = this.ids.desks.get(title) ?? FRONT;
    return {
      ...(id !== undefined && { id }),
      type: 'final',
      meta: { destination: { goesTo: 'desk', desk, serves: [...serves] } },
    };
  }

  private needsAt(desk: string, line: PlannedLine): NeedId[] {
    return line.needs
      .filter((need) => need.desk === desk)
      .map(({ product, intent }) => this.need(product, intent));
  }
  private intentsOf(product: string): string[] {
    const all = this.plan.lines.flatMap(({ needs }) => needs.filter((need) => need.product === product));
    return [...new Set(all.map(({ intent }) => intent))];
  }
  private deskOf(product: string, intent: string): string {
    const all = this.plan.lines.flatMap(({ needs }) => needs);
    return all.find((need) => need.product === product && need.intent === intent)?.desk ?? '';
  }
  private need(product: string, intent: string): NeedId {
    return `${this.id(product)}.${this.ids.intents.get(intent) ?? ''}`;
  }
  private id(product: string): string {
    return this.ids.products.get(product) ?? '';
  }
  private text(said: string): Readonly<Record<string, string>> {
    return { [this.plan.locale]: said };
  }
}
