/** Every number of the model in a list: what it is, what it may be, where it comes from, and whose word it is. */
import { DEFAULT_PARAMETERS, type Parameter } from '../../behaviour/index.ts';
import { escapeMarkdown, printCsv } from '../../report/index.ts';
import {
  describeGroup,
  describeParameter,
  describeSource,
  groupOf,
  measuredParameters,
  PARAMETER_GROUPS,
  posteriorRows,
  WORLD_PARAMETERS,
  wordsParameter,
  type ParameterGroup,
  type ScenarioConfig,
} from '../../scenario/index.ts';
import { showText } from '../../util/show-text.ts';
import { columnsOf } from '../../util/text-width.ts';
import { cliWords, reportWords, type Language } from '../../words/index.ts';

export interface ListedParameter extends Required<Omit<Parameter, 'distribution' | 'narrowed'>> {
  readonly name: string;
  readonly group: ParameterGroup;
  readonly title: string;
  readonly distribution: string;
  /** Absent where no log was read. */
  readonly narrowed?: number;
  /** Given by the scenario, in place of the default. */
  readonly isOverridden: boolean;
}
export type ParameterFormat = 'text' | 'json' | 'csv' | 'md';

/** By group, in the order in which a call meets them. */
export function listParameters(scenario: ScenarioConfig | undefined, language: Language): ListedParameter[] {
  const given = scenario?.parameters ?? {};
  const measured = scenario ? measuredParameters(scenario) : {};
  const learnt = scenario ? posteriorRows(scenario) : {};
  const all: Readonly<Record<string, Parameter>> = {
    ...(scenario && { callersPerMonth: scenario.callersPerMonth, ...wordsParameter(scenario) }),
    ...DEFAULT_PARAMETERS,
    ...WORLD_PARAMETERS,
    ...given,
    ...measured,
    ...learnt,
  };
  const isJoint = (name: string): boolean => scenario?.posterior?.names.includes(name) ?? false;
  const listed = Object.entries(all).map(([name, parameter]): ListedParameter => {
    const { title, unit } = describeParameter(name, parameter.unit);
    return {
      name,
      group: groupOf(name) ?? 'arrivals',
      title: title[language],
      ...parameter,
      unit: unit[language],
      source: describeSource(parameter.source)[language],
      distribution: isJoint(name) ? 'posterior' : (parameter.distribution ?? 'triangular'),
      isOverridden:
        Object.hasOwn(given, name) || Object.hasOwn(measured, name) || Object.hasOwn(learnt, name),
    };
  });
  return PARAMETER_GROUPS.flatMap((group) => listed.filter((parameter) => parameter.group === group));
}

export function printParameters(
  parameters: readonly ListedParameter[],
  format: ParameterFormat,
  language: Language,
): string {
  const words = cliWords[language].parameters;
  const heads = [
    words.name,
    words.title,
    words.value,
    words.low,
    words.high,
    words.distribution,
    words.unit,
    words.status,
    words.source,
  ];
  const cellsOf = (parameter: ListedParameter): string[] => [
    `${showText(parameter.name)}${parameter.isOverridden ? ' *' : ''}`,
    showText(parameter.title),
    String(parameter.value),
    String(parameter.low),
    String(parameter.high),
    parameter.distribution,
    showText(parameter.unit),
    reportWords[language].study.statuses[parameter.status],
    showText(parameter.source),
  ];
  switch (format) {
    case 'json':
      return `${JSON.stringify(parameters, undefined, 2)}\n`;
    case 'csv':
      return printCsv(
        (
          [
            'group',
            'name',
            'title',
            'value',
            'low',
            'high',
            'distribution',
            'unit',
            'status',
            'source',
            'isOverridden',
          ] as const
        ).map((name) => ({ name, kind: 'text', values: parameters.map((parameter) => parameter[name]) })),
      );
    case 'md':
      return byGroup(parameters, language, (title, own) =>
        [
          `## ${title}`,
          '',
          mdRow(heads.map(escapeMarkdown)),
          mdRow(heads.map(() => '---')),
          ...own.map((each) => mdRow(cellsOf(each).map(escapeMarkdown))),
        ].join('\n'),
      );
    case 'text': {
      const widths = heads.map((head, i) =>
        Math.max(columnsOf(head), ...parameters.map((each) => columnsOf(cellsOf(each)[i] ?? ''))),
      );
      const line = (cells: readonly string[]): string =>
        cells
          .map((cell, i) => `${cell}${' '.repeat((widths[i] ?? 0) - columnsOf(cell))}`)
          .join('  ')
          .trimEnd();
      return byGroup(parameters, language, (title, own) =>
        [title, '-'.repeat(columnsOf(title)), line(heads), ...own.map((each) => line(cellsOf(each)))].join(
          '\n',
        ),
      );
    }
  }
}

function byGroup(
  parameters: readonly ListedParameter[],
  language: Language,
  print: (title: string, own: readonly ListedParameter[]) => string,
): string {
  const blocks = PARAMETER_GROUPS.map((group) => ({
    group,
    own: parameters.filter((each) => each.group === group),
  }));
  const words = cliWords[language].parameters;
  const overridden = parameters.filter(({ isOverridden }) => isOverridden).length;
  return `${[
    ...blocks
      .filter(({ own }) => own.length > 0)
      .map(({ group, own }) => print(describeGroup(group)[language], own)),
    words.counted({ count: parameters.length, overridden }),
  ].join('\n\n')}\n`;
}

function mdRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
