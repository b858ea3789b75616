/** What a log is taken for: recognised by what it holds, or, for a table, said column by column. */
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { titleOf } from '../../core/scenario/title-of.ts';
import { useLanguage, useWords } from '../../core/use-studio.ts';
import { Field } from '../../kit/fields.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { evidenceWords, joinNames } from '../../../words/index.ts';
import {
  columnsNamed,
  FORMATS,
  parseMapping,
  printMapping,
  readDraft,
  type Mapping,
  type Meaning,
  type TableReading,
} from '../../../calls/index.ts';
import { tellProblem, type Problem } from '../../../util/problem.ts';
import type { LogSample } from '../../storage/index.ts';
import { CountryField, ZoneField } from './ClockFields.tsx';
import { ColumnTable } from './ColumnTable.tsx';
import { mappingNameOf } from './mapping-name.ts';
import { NamesTable } from './NamesTable.tsx';
import { Part } from './Step.tsx';
import { meaningOf, missingIn, placeOf, takeRows, waitsFor } from './table-reading.ts';
import { useColumns } from './use-columns.ts';
import { nameMeaning } from './name-meaning.ts';
import { useEvidence, useForm, useScenarioConfig } from './use-evidence.ts';
import fieldStyles from './CalibrateStep.module.css';
import textStyles from '../../kit/text.module.css';

const TABLE = 'csv';

/** Read when a log is chosen: the beginning of it, and the mapping that lies beside it or is proposed. */
type Found =
  | { readonly status: 'ok'; readonly sample: LogSample }
  | { readonly status: 'failed'; readonly message: string };

export function MappingPart({ log }: { readonly log: string }): ReactElement {
  const evidence = useEvidence();
  const words = useWords(evidenceWords).mapping;
  const [{ mapping }] = useForm('import');
  const [found, setFound] = useState<Found>();

  useEffect(() => {
    let isOver = false;
    void (async () => {
      const next = await readLog();
      if (!isOver) setFound(next);
    })();
    return () => {
      isOver = true;
    };
    async function readLog(): Promise<Found> {
      const outcome = await evidence.store.sample(log);
      if (outcome.status !== 'ok') return { status: 'failed', message: evidence.explain(outcome) };
      const { sample } = outcome;
      if (!isOver && evidence.state.get().forms.import.mapping === undefined) {
        const first = await findMapping(sample);
        if (!isOver) evidence.setForm('import', { mapping: first });
      }
      return { status: 'ok', sample };
    }
    async function findMapping({ format }: LogSample): Promise<Mapping> {
      const name = mappingNameOf(log);
      const kept = await evidence.store.readMapping(name);
      const proposed =
        kept.status === 'ok' ? kept : format === TABLE ? await evidence.store.propose(log) : undefined;
      const text = proposed?.status === 'ok' ? proposed.text : undefined;
      const plain: Mapping = { format: FORMATS.find((each) => each === format) ?? TABLE };
      return (text === undefined ? undefined : readDraft(text)) ?? plain;
    }
  }, [evidence, log]);

  if (!found || (found.status === 'ok' && !mapping))
    return (
      <Part title={words.title}>
        <p className={textStyles.hint} role="status">
          {words.reading}
        </p>
      </Part>
    );
  if (found.status === 'failed')
    return (
      <Part title={words.title}>
        <Notice kind="error" role="alert">
          <Icon name="error" />
          <span>{found.message}</span>
        </Notice>
      </Part>
    );
  return mapping ? (
    <MappingFields log={log} sample={found.sample} mapping={mapping} />
  ) : (
    <Part title={words.title} />
  );
}

function MappingFields({
  log,
  sample,
  mapping,
}: {
  readonly log: string;
  readonly sample: LogSample;
  readonly mapping: Mapping;
}): ReactElement {
  const words = useWords(evidenceWords).mapping;
  const language = useLanguage();
  const config = useScenarioConfig();
  const [, setForm] = useForm('import');
  const change = (next: Mapping): void => setForm({ mapping: next });
  const problems = useMemo(
    () => parseMapping(printMapping(mapping), mappingNameOf(log)).problems,
    [mapping, log],
  );
  const say = (problem: Problem): string => {
    const { message, hint } = tellProblem(problem, language);
    return hint === undefined ? message : `${message} ${hint}`;
  };
  const [reading, take] = useColumns(log, mapping);
  const nameAll = (meanings: readonly Meaning[]): string =>
    joinNames(
      meanings.map((each) => nameMeaning(each, reading.rows, words)),
      language,
    );
  const isTable = mapping.format === TABLE;
  const missing = isTable ? missingIn(reading) : [];
  const at = (kind: 'clock' | 'country' | 'whole'): readonly string[] =>
    problems
      .filter((problem) => placeOf(problem, mapping).kind === kind)
      // Said below, by what a column is called there.
      .filter(({ code }) => missing.length === 0 || (code !== 'mapping-table' && code !== 'mapping-time'))
      .map(say);
  const isKnown = FORMATS.some((format) => format === sample.format);

  const problemsOf = (column: string): readonly string[] => {
    const meaning = meaningOf(reading, column);
    const waiting = meaning === undefined ? [] : waitsFor(reading, meaning);
    if (waiting.length > 0) return [words.alone({ meanings: nameAll(waiting) })];
    return problems
      .filter((problem) => {
        const place = placeOf(problem, mapping);
        return place.kind === 'column' && columnsNamed(place.column, reading.numbers).includes(column);
      })
      .map(say);
  };
  const lines = config?.lines.map((line) => ({ id: line.id, title: titleOf(line, language) })) ?? [];
  const desks = config?.desks.map((desk) => ({ id: desk.id, title: titleOf(desk, language) })) ?? [];
  return (
    <Part
      title={words.title}
      lead={
        isTable
          ? words.table({ columns: sample.header.length, read: countRead(reading, sample.header) })
          : words.platform({
              format: isKnown ? words.formats[sample.format as keyof typeof words.formats] : sample.format,
            })
      }
    >
      {missing.length > 0 && (
        <Notice kind="warning" role="status">
          <Icon name="warning" />
          <span>{words.missing({ meanings: nameAll(missing) })}</span>
        </Notice>
      )}
      {at('whole').map((message) => (
        <Notice key={message} kind="error" role="alert">
          <Icon name="error" />
          <span>{message}</span>
        </Notice>
      ))}
      <div className={fieldStyles.fields}>
        {isTable && (
          <Field label={words.rows}>
            {(id) => (
              <select
                id={id}
                value={reading.rows}
                onChange={({ target }) =>
                  take(takeRows(reading, target.value === 'event' ? 'event' : 'call'))
                }
              >
                <option value="call">{words.rowsOf.call}</option>
                <option value="event">{words.rowsOf.event}</option>
              </select>
            )}
          </Field>
        )}
        <ZoneField mapping={mapping} problem={at('clock')[0]} onChange={change} />
        <CountryField mapping={mapping} problem={at('country')[0]} onChange={change} />
      </div>
      {isTable && <ColumnTable sample={sample} reading={reading} problemsOf={problemsOf} onTake={take} />}
      <NamesTable
        title={words.lines}
        lead={words.linesLead}
        names={mapping.lines?.map ?? {}}
        targets={lines}
        onChange={(map) => change({ ...mapping, lines: { ...mapping.lines, map } })}
      />
      <NamesTable
        title={words.desks}
        lead={words.desksLead}
        names={mapping.desks ?? {}}
        targets={desks}
        onChange={(map) => change({ ...mapping, desks: map })}
      />
    </Part>
  );
}

function countRead(reading: TableReading, header: readonly string[]): number {
  return header.filter((column) => meaningOf(reading, column) !== undefined).length;
}
