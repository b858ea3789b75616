/** Who was told that it is closed: by which menu or desk, and on which line. Not lost, and not served either. */
import type { ClosedAt, WorldResult } from '../../study/index.ts';
import { formatValue } from '../../util/format-number.ts';
import { sentence, type OutlinePart, type OutlineSection, type OutlineTable } from '../outline/parts.ts';
import { sectionOf, tableOf, tablePart, type StudyContext } from './context.ts';
import { nameMenu, nameOf } from './names.ts';

const MOST_PLACES = { brief: 5, whole: 20, page: 20 };

/** Undefined where nobody is ever told so. */
export function closed(context: StudyContext): OutlineSection | undefined {
  const { pair, depth } = context;
  if (!pair.some((world) => closedCallsOf(world) > 0)) return undefined;
  return sectionOf(
    context,
    'closed',
    pair.flatMap((world): OutlinePart[] => {
      const told = sentence(sayClosed(context, world));
      if (closedCallsOf(world) === 0) return [told];
      return [
        told,
        tablePart(placeTable(context, world, MOST_PLACES[depth])),
        ...(depth !== 'brief' && world.lineCount > 1 ? [tablePart(lineTable(context, world))] : []),
      ];
    }),
  );
}

/** Calls a month that ended so. */
function closedCallsOf({ flows }: WorldResult, line?: string): number {
  return flows
    .filter((flow) => flow.outcome === 'closed' && (line === undefined || flow.line === line))
    .reduce((sum, flow) => sum + flow.calls, 0);
}

function byMenuOf({ closedAt }: WorldResult, line?: string): number {
  return closedAt.reduce(
    (sum, at) => sum + (at.by === 'menu' && (line === undefined || at.line === line) ? at.calls : 0),
    0,
  );
}

function sayClosed({ phrases, numbers, say }: StudyContext, world: WorldResult): string {
  const all = closedCallsOf(world);
  if (all === 0) return phrases.noneClosed({ world: say(world.title) });
  const calls = (value: number): string => formatValue(value, 'per-month', numbers);
  const byMenu = byMenuOf(world);
  return phrases.closedCalls({
    world: say(world.title),
    calls: calls(all),
    share: formatValue(all / world.flows.reduce((sum, flow) => sum + flow.calls, 0), 'share', numbers),
    menu: calls(byMenu),
    // A call counts once, where the menu led; whoever is passed on to a closed desk is not among these.
    desk: calls(Math.max(0, all - byMenu)),
  });
}

function placeTable(context: StudyContext, world: WorldResult, count: number): OutlineTable {
  const { result, language, phrases, numbers, say } = context;
  const nameAt = (at: ClosedAt): string => {
    if (at.by === 'desk') return say(at.title) || at.desk;
    const line = nameOf(result, 'lines', at.line, language);
    // A line mostly has one place that says so, and then its name is enough.
    const isOnly = !world.closedAt.some((o) => o.by === 'menu' && o.line === at.line && o.menu !== at.menu);
    return isOnly ? line : `${line} · ${nameMenu(world, at, language)}`;
  };
  return tableOf(
    context,
    phrases.sections.closed,
    [
      ['closedAt', 'text'],
      ['cause', 'text'],
      ['callsPerMonth', 'number'],
      ['share', 'number'],
    ],
    world.closedAt
      .toSorted((a, b) => b.calls - a.calls)
      .slice(0, count)
      .map((at) => [
        nameAt(at),
        phrases.closedBy[at.by],
        formatValue(at.calls, 'per-month', numbers),
        formatValue(at.share, 'share', numbers),
      ]),
  );
}

function lineTable(context: StudyContext, world: WorldResult): OutlineTable {
  const { result, language, phrases, numbers } = context;
  const lines = [...new Set(world.flows.map(({ line }) => line))]
    .map((line) => ({
      line,
      closed: closedCallsOf(world, line),
      byMenu: byMenuOf(world, line),
      calls: world.flows.filter((flow) => flow.line === line).reduce((sum, flow) => sum + flow.calls, 0),
    }))
    .filter(({ closed }) => closed > 0)
    .toSorted((a, b) => b.closed - a.closed);
  const calls = (value: number): string => formatValue(value, 'per-month', numbers);
  return tableOf(
    context,
    phrases.sections.closed,
    [
      ['line', 'text'],
      ['closedCalls', 'number'],
      ['closedByMenu', 'number'],
      ['closedByDesk', 'number'],
      ['shareOfLine', 'number'],
    ],
    lines.map((each) => [
      nameOf(result, 'lines', each.line, language),
      calls(each.closed),
      calls(each.byMenu),
      calls(Math.max(0, each.closed - each.byMenu)),
      formatValue(each.closed / each.calls, 'share', numbers),
    ]),
  );
}
