/** What it rests on: published figures, sensitivity, mapped bands, definitions, parameters, provenance. */
import type { PublishedCheck } from '../../study/index.ts';
import { sayIn } from '../choose-language.ts';
import { formatChange, formatPlain, formatRange, formatValue } from '../format-number.ts';
import { findDeciders, sayWords } from '../judge.ts';
import { citeSource, nameParameter, nameUnit, quoteParameter } from '../names.ts';
import { sectionOf, sentence, tableOf, type Outline, type OutlineSection } from './parts.ts';

export function published(outline: Outline): OutlineSection | undefined {
  const { result, language, phrases } = outline;
  const info = (check: PublishedCheck) => result.figureInfo.find((figure) => figure.id === check.figure);
  if (result.published.length === 0) return undefined;
  const table = tableOf(
    outline,
    [
      ['figure', 'text'],
      ['published', 'number'],
      ['simulated', 'number'],
      ['interval', 'number'],
    ],
    result.published.map((check) => {
      const unit = info(check)?.unit ?? 'calls-per-need';
      return [
        sayIn(language, info(check)?.title) || check.figure,
        formatChange(check.published, unit, phrases),
        formatChange(check.simulated.mean, unit, phrases),
        formatRange(check.simulated, unit, phrases) ?? '–',
      ];
    }),
  );
  const words = result.published.flatMap((check) => {
    const title = sayIn(language, info(check)?.title) || check.figure;
    const deciders = findDeciders(check, result.sensitivity);
    const reaching = deciders
      .filter(({ reaches }) => reaches)
      .map(({ bar }) => quoteParameter(bar.parameter, language));
    const decided = `${phrases.decidersOf(title)}${phrases.colon}${phrases.list(deciders.map(({ bar }) => quoteParameter(bar.parameter, language)))}${phrases.stop}`;
    return [
      sentence(
        `${title}${phrases.colon}${phrases.verdicts[check.verdict]}${phrases.stop}${sayIn(language, check.note)}`,
      ),
      ...(deciders.length > 0
        ? [sentence(`${decided}${reaching.length > 0 ? phrases.reachAlone(reaching) : phrases.noneReaches}`)]
        : []),
    ];
  });
  return sectionOf(outline, 'published', [table, ...words]);
}

export function sensitivity(outline: Outline): OutlineSection | undefined {
  const { result, language, phrases } = outline;
  return sectionOf(
    outline,
    'sensitivity',
    result.sensitivity.flatMap((entry) => {
      const info = result.figureInfo.find((figure) => figure.id === entry.figure);
      const unit = info?.unit ?? 'calls-per-need';
      return [
        sentence(
          `${sayIn(language, info?.title) || entry.figure}${phrases.stop}${phrases.tornadoBase(formatChange(entry.base, unit, phrases))}`,
        ),
        tableOf(
          outline,
          [
            ['parameter', 'text'],
            ['status', 'text'],
            ['low', 'number'],
            ['high', 'number'],
            ['atLow', 'number'],
            ['atHigh', 'number'],
          ],
          entry.bars.map((bar) => [
            nameParameter(bar.parameter, language),
            phrases.statuses[bar.status],
            formatPlain(bar.low),
            formatPlain(bar.high),
            formatChange(bar.atLow, unit, phrases),
            formatChange(bar.atHigh, unit, phrases),
          ]),
        ),
      ];
    }),
  );
}

/** `isWhole`: every figure; otherwise the first. */
export function words(outline: Outline, isWhole: boolean): OutlineSection | undefined {
  const { result, language, phrases } = outline;
  const lists = result.otherWords?.lists ?? [];
  const shown = result.figureInfo
    .filter(({ id }) => lists[0] && Object.hasOwn(lists[0].figures, id))
    .slice(0, isWhole ? undefined : 1);
  if (shown.length === 0 || !result.otherWords) return undefined;
  const { replications, days } = result.otherWords;
  return sectionOf(outline, 'words', [
    ...(isWhole ? [sentence(phrases.howToRead.words)] : []),
    ...shown.flatMap((info) => {
      const title = sayIn(language, info.title);
      return [
        ...sayWords(result, info, phrases, title).map((text) => sentence(text)),
        tableOf(
          outline,
          [
            ['wordList', 'text'],
            ['before', 'number'],
            ['after', 'number'],
            ['difference', 'number'],
            ['interval', 'number'],
          ],
          lists.map((list) => {
            const figure = list.figures[info.id];
            return [
              list.title ? sayIn(language, list.title) : phrases.ownWords,
              formatValue(figure?.before.mean, info.unit, phrases),
              formatValue(figure?.after.mean, info.unit, phrases),
              figure ? formatChange(figure.difference.mean, info.unit, phrases) : '–',
              (figure && formatRange(figure.difference, info.unit, phrases)) ?? '–',
            ];
          }),
        ),
      ];
    }),
    sentence(`${phrases.replicationsOf(replications)}, ${phrases.daysOf(days)}${phrases.stop}`.trimEnd()),
  ]);
}

export function experience(outline: Outline): OutlineSection | undefined {
  const { result, language, phrases } = outline;
  if (result.experience.length === 0) return undefined;
  return sectionOf(outline, 'experience', [
    sentence(phrases.howToRead.experience),
    tableOf(
      outline,
      [
        ['measure', 'text'],
        ['low', 'number'],
        ['high', 'number'],
        ['unit', 'text'],
        ['basis', 'text'],
        ['source', 'text'],
        ['status', 'text'],
      ],
      result.experience.map((band) => [
        sayIn(language, band.title),
        formatPlain(band.low),
        formatPlain(band.high),
        sayIn(language, band.unit),
        sayIn(language, band.basis),
        band.source,
        phrases.statuses[band.status],
      ]),
    ),
  ]);
}

export function definitions(outline: Outline): OutlineSection | undefined {
  const rows = outline.result.figureInfo.map((info) => [
    sayIn(outline.language, info.title),
    sayIn(outline.language, info.definition),
  ]);
  return rows.length === 0
    ? undefined
    : sectionOf(outline, 'definitions', [
        tableOf(
          outline,
          [
            ['figure', 'text'],
            ['definition', 'text'],
          ],
          rows,
        ),
      ]);
}

export function parameters(outline: Outline): OutlineSection | undefined {
  const { result, language, phrases } = outline;
  if (result.parameters.length === 0) return undefined;
  return sectionOf(outline, 'parameters', [
    tableOf(
      outline,
      [
        ['parameter', 'text'],
        ['value', 'number'],
        ['low', 'number'],
        ['high', 'number'],
        ['unit', 'text'],
        ['status', 'text'],
        ['source', 'text'],
      ],
      result.parameters.map((parameter) => [
        `${nameParameter(parameter.name, language)}${parameter.isOverridden ? `${phrases.colon}${phrases.overridden}` : ''}`,
        formatPlain(parameter.value),
        formatPlain(parameter.low),
        formatPlain(parameter.high),
        nameUnit(parameter.name, parameter.unit, language),
        phrases.statuses[parameter.status],
        citeSource(parameter.source, language),
      ]),
    ),
  ]);
}

export function provenance(outline: Outline): OutlineSection | undefined {
  const { result, phrases, options } = outline;
  const version = options.version ? `Dialtree ${options.version}, ` : '';
  return sectionOf(outline, 'provenance', [
    sentence(
      `${version}${result.scenario.file}, ${phrases.provenance.seed.toLowerCase()} ${result.seed}, ${phrases.replicationsOf(result.replications)}, ${result.locale}`,
    ),
    { kind: 'command', text: result.replay },
  ]);
}
