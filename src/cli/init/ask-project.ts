/** Asks for a project in the terminal, a question at a time; every one has an answer that Enter takes. */
import { cancel, intro, isCancel, select, text } from '@clack/prompts';
import { showText } from '../../util/show-text.ts';
import { cliWords, type Language } from '../../words/index.ts';
import type { PlannedDesk, PlannedLine, ProjectPlan } from './plan.ts';
import { readHours } from './read-hours.ts';
import { LIST_MARKS } from './read-lines.ts';

export type Answers =
  | { readonly kind: 'stopped' | 'example' }
  | { readonly kind: 'list'; readonly path: string }
  | { readonly kind: 'plan'; readonly plan: ProjectPlan };

/** Ctrl-C anywhere: thrown to the one place that knows that nothing is to be written. */
class Stopped extends Error {}

export async function askProject(language: Language): Promise<Answers> {
  const words = cliWords[language].init.ask;
  try {
    intro(words.intro);
    const how = orStop(
      await select({
        message: words.how,
        options: [
          { value: 'questions', label: words.howQuestions },
          { value: 'list', label: words.howList },
          { value: 'example', label: words.howExample },
        ],
      }),
    );
    if (how === 'example') return { kind: 'example' };
    if (how === 'list') return { kind: 'list', path: await ask(words.list, 'lines.csv') };
    return { kind: 'plan', plan: await askPlan(language) };
  } catch (cause) {
    if (!(cause instanceof Stopped)) throw cause;
    cancel(cliWords[language].init.stopped);
    return { kind: 'stopped' };
  }
}

async function askPlan(language: Language): Promise<ProjectPlan> {
  const words = cliWords[language].init.ask;
  const title = await ask(words.title, words.titleDefault);
  const lines: PlannedLine[] = [];
  const desks = new Map<string, PlannedDesk>();
  const isNeeded = (given = ''): string | undefined => (given.trim() === '' ? words.required : undefined);
  const isCount = (given = ''): string | undefined =>
    /^\d{0,7}$/.test(given.trim()) ? undefined : words.wholeNumber;
  // A desk at which nobody ever answers is no desk.
  const isStaff = (given = ''): string | undefined =>
    /^0+$/.test(given.trim()) ? words.fromOne : isCount(given);
  for (;;) {
    const name = await ask(
      lines.length === 0 ? words.line : words.lineMore,
      '',
      lines.length === 0 ? isNeeded : undefined,
    );
    if (name === '') break;
    const number = await ask(words.number, '');
    const product = await ask(words.product, '', isNeeded);
    const intents = (await ask(words.needs, words.needsDefault))
      .normalize('NFKC')
      .split(LIST_MARKS)
      .map((each) => each.trim())
      .filter((each) => each !== '');
    const desk = await ask(words.desk, name);
    if (!desks.has(desk)) {
      const agents = await ask(words.agents, '', isStaff);
      const hours = readHours(
        await ask(words.hours, '', (given = '') =>
          readHours(given) === 'unreadable' ? words.badHours : undefined,
        ),
      );
      desks.set(desk, {
        title: desk,
        agents: agents === '' ? undefined : Number(agents),
        hours: hours === 'unreadable' ? undefined : hours,
      });
    }
    const calls = await ask(words.calls, '', isCount);
    lines.push({
      title: name,
      number: number || undefined,
      needs: [...new Set(intents)].map((intent) => ({ product, intent, desk })),
      calls: Number(calls) > 0 ? Number(calls) : undefined,
    });
  }
  return {
    title,
    locale: language,
    lines,
    desks: [...desks.values()],
    source: cliWords[language].init.answers,
  };
}

async function ask(
  message: string,
  offered: string,
  validate?: (given: string | undefined) => string | undefined,
): Promise<string> {
  const given = await text({
    message,
    ...(offered !== '' && { placeholder: showText(offered), defaultValue: offered }),
    ...(validate && { validate }),
  });
  return orStop<string>(given).trim();
}

function orStop<Value>(answer: Value | symbol): Value {
  if (isCancel(answer)) throw new Stopped();
  return answer as Value;
}
