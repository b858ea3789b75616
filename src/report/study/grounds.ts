/** What the answer rests on: mapped bands, definitions, parameters, provenance. */
import type { NamedParameter } from '../../study/index.ts';
import { formatDecimal, formatPlain } from '../../util/format-number.ts';
import { sentence, type Cell, type OutlineSection } from '../outline/parts.ts';
import { parameterCell, sectionOf, statusCell, tableOf, tablePart, type StudyContext } from './context.ts';
import { citeSource, nameUnit } from './names.ts';

/** Framed apart from everything simulated, because these are mapped and not measured. */
export function experience(context: StudyContext): OutlineSection | undefined {
  const { result, phrases, numbers, depth, say } = context;
  if (result.experience.length === 0) return undefined;
  const isPage = depth === 'page';
  const table = tableOf(
    context,
    phrases.sections.experience,
    [
      ['measure', 'text'],
      ...(isPage
        ? ([['change', 'number']] as const)
        : ([
            ['low', 'number'],
            ['high', 'number'],
          ] as const)),
      ['unit', 'text'],
      ['basis', 'text'],
      ['source', 'text'],
      ['status', 'text'],
    ],
    result.experience.map((band) => [
      say(band.title),
      ...(isPage
        ? [numbers.range(roundSigned(band.low), roundSigned(band.high))]
        : [formatPlain(band.low), formatPlain(band.high)]),
      say(band.unit),
      say(band.basis),
      band.source,
      statusCell(context, band.status),
    ]),
  );
  return sectionOf(
    context,
    'experience',
    isPage
      ? [{ kind: 'mapped', parts: [sentence(phrases.journey), tablePart(table)] }]
      : [sentence(phrases.howToRead.experience), tablePart(table)],
  );
}

function roundSigned(value: number): string {
  const text = formatPlain(Number(value.toPrecision(2)));
  return value > 0 ? `+${text}` : text;
}

/** What every figure means; on a page with a place that the tables above point to. */
export function definitions(context: StudyContext): OutlineSection | undefined {
  const { result, phrases, depth, say } = context;
  if (result.figureInfo.length === 0) return undefined;
  if (depth === 'page')
    return sectionOf(context, 'definitions', [
      {
        kind: 'terms',
        items: result.figureInfo.map((info) => ({
          id: `definition-${info.id}`,
          term: say(info.title),
          text: say(info.definition),
        })),
      },
    ]);
  const rows = result.figureInfo.map((info) => [say(info.title), say(info.definition)]);
  return sectionOf(context, 'definitions', [
    tablePart(
      tableOf(
        context,
        phrases.sections.definitions,
        [
          ['figure', 'text'],
          ['definition', 'text'],
        ],
        rows,
      ),
    ),
  ]);
}

/** The weakest founded first, on a page: a reader should meet the assumptions, not have to look for them. */
const WEAKEST_FIRST: readonly NamedParameter['status'][] = [
  'assumption',
  'vendor',
  'published',
  'calibrated',
  'measured',
];

export function parameters(context: StudyContext): OutlineSection | undefined {
  const { result, language, phrases, depth } = context;
  if (result.parameters.length === 0) return undefined;
  const isPage = depth === 'page';
  const rank = ({ status }: NamedParameter): number => WEAKEST_FIRST.indexOf(status);
  const shown = isPage ? result.parameters.toSorted((a, b) => rank(a) - rank(b)) : result.parameters;
  const counts = WEAKEST_FIRST.map((status) => ({
    count: shown.filter((parameter) => parameter.status === status).length,
    of: statusCell(context, status),
  })).filter(({ count }) => count > 0);
  return sectionOf(context, 'parameters', [
    isPage && { kind: 'tally', items: counts },
    tablePart(
      tableOf(
        context,
        phrases.sections.parameters,
        [
          ['parameter', 'text'],
          ['value', 'number'],
          ['low', 'number'],
          ['high', 'number'],
          ['unit', 'text'],
          ['status', 'text'],
          ['source', 'text'],
        ],
        shown.map((parameter): Cell[] => [
          parameterCell(context, parameter.name, parameter.isOverridden),
          formatPlain(parameter.value),
          formatPlain(parameter.low),
          formatPlain(parameter.high),
          nameUnit(parameter.name, parameter.unit, language),
          statusCell(context, parameter.status),
          citeSource(parameter.source, language),
        ]),
      ),
    ),
  ]);
}

/** All that is needed to get this report again. */
export function provenance(context: StudyContext): OutlineSection | undefined {
  const { result, phrases, options, depth } = context;
  const { scenario, seed, replications } = result;
  const locale = describeLanguages(result);
  const version = options.version && `Dialtree ${options.version}`;
  if (depth !== 'page')
    return sectionOf(context, 'provenance', [
      sentence(
        `${version ? `${version}, ` : ''}${scenario.file}, ${phrases.provenance.seed.toLowerCase()} ${seed}, ${phrases.replicationCount({ replications })}, ${locale}`,
      ),
      { kind: 'command', text: result.replay },
    ]);
  const facts = {
    scenario: `${scenario.id} (${scenario.file})`,
    worlds: result.worlds.map((world) => world.id).join(', '),
    seed: String(seed),
    replications: String(replications),
    locale,
    version: version ?? `Dialtree, ${result.format} ${result.version}`,
  };
  return sectionOf(context, 'provenance', [
    {
      kind: 'terms',
      items: (['scenario', 'worlds', 'seed', 'replications', 'locale', 'version'] as const).map((id) => ({
        term: phrases.provenance[id],
        text: facts[id],
      })),
    },
    { kind: 'command', text: result.replay, title: phrases.provenance.replay },
  ]);
}

/** Callers of several languages with their shares: "en 80 %, es 20 %". */
function describeLanguages({ locale, languages = [] }: StudyContext['result']): string {
  if (languages.length < 2) return languages[0]?.locale ?? locale;
  return languages.map((each) => `${each.locale} ${formatDecimal(100 * each.share, 1)} %`).join(', ');
}
