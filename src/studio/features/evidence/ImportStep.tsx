/** Logs into one file of calls: files in, what they are taken for, and what came of it. */
import { useMemo, type ReactElement } from 'react';
import { openEvidence } from '../../core/actions/open-file.ts';
import { useStudio, useWords } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import { Field, NumberInput } from '../../kit/fields.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { evidenceWords } from '../../../words/index.ts';
import { parseMapping, printMapping } from '../../../calls/index.ts';
import { hasErrors } from '../../../util/problem.ts';
import type { Job, ShelvedFile } from '../../storage/index.ts';
import { DropZone } from './DropZone.tsx';
import { formatBytes } from './format-bytes.ts';
import { JobCard, Said } from './JobCard.tsx';
import { MappingPart } from './MappingPart.tsx';
import { mappingNameOf } from './mapping-name.ts';
import { OrderButton } from './OrderButton.tsx';
import { ImportView } from './ImportView.tsx';
import { readImport } from './read-import.ts';
import { SimulatedLog } from './SimulatedLog.tsx';
import { Part } from './Step.tsx';
import { useEvidence, useEvidenceState, useForm, useJobFile, useLastJob } from './use-evidence.ts';
import fieldStyles from './CalibrateStep.module.css';
import styles from './ImportStep.module.css';
import textStyles from '../../kit/text.module.css';

const KIND = 'import-calls';

export function ImportStep(): ReactElement {
  const words = useWords(evidenceWords);
  const files = useEvidenceState((state) => state.files);
  const logs = files.filter(({ kind }) => kind === 'log');
  const calls = files.filter(({ kind }) => kind === 'calls');
  const [form] = useForm('import');
  const chosen = (form.logs ?? logs.map(({ name }) => name)).filter((name) =>
    logs.some((log) => log.name === name),
  );
  const job = useLastJob(KIND);
  return (
    <>
      <Part title={words.import.title} lead={words.import.lead}>
        <DropZone label={words.import.drop} />
        <LogList logs={logs} chosen={chosen} />
      </Part>
      {chosen[0] !== undefined && <MappingPart key={chosen[0]} log={chosen[0]} />}
      {chosen.length > 0 && (
        <Part title={words.import.go} lead={words.import.hash}>
          <ImportButton chosen={chosen} />
          <JobCard job={job} kinds={[KIND, 'files', 'mapping']} />
        </Part>
      )}
      {job && job.state !== 'running' && <Imported job={job} />}
      {calls.length > 0 && (
        <Part title={words.import.calls} lead={words.import.callsLead}>
          <ul className={styles.logs}>
            {calls.map((file) => (
              <FileLine key={file.name} file={file} />
            ))}
          </ul>
        </Part>
      )}
      <SimulatedLog />
    </>
  );
}

function LogList({
  logs,
  chosen,
}: {
  readonly logs: readonly ShelvedFile[];
  readonly chosen: readonly string[];
}): ReactElement {
  const words = useWords(evidenceWords).import;
  const [, setForm] = useForm('import');
  if (logs.length === 0) return <p className={styles.none}>{words.noLogs}</p>;
  return (
    <ul className={styles.logs} aria-label={words.logs}>
      {logs.map((file) => (
        <FileLine
          key={file.name}
          file={file}
          isChosen={chosen.includes(file.name)}
          onChoose={(isChosen) =>
            setForm({
              mapping: undefined,
              reading: undefined,
              logs: logs
                .map(({ name }) => name)
                .filter((name) => (name === file.name ? isChosen : chosen.includes(name))),
            })
          }
        />
      ))}
    </ul>
  );
}

/** A file of the project's folder of calls; with a box where it can be chosen. */
function FileLine({
  file: { name, bytes },
  isChosen,
  onChoose,
}: {
  readonly file: ShelvedFile;
  readonly isChosen?: boolean;
  readonly onChoose?: (isChosen: boolean) => void;
}): ReactElement {
  const studio = useStudio();
  const evidence = useEvidence();
  const words = useWords(evidenceWords).files;
  const remove = (): void =>
    studio.ui.set({
      dialog: {
        kind: 'confirm',
        title: words.removeTitle,
        text: words.removeText,
        items: [name],
        confirm: words.remove,
        onConfirm: () => void evidence.remove(name),
      },
    });
  return (
    <li>
      {onChoose ? (
        <label className={styles.file}>
          <input
            type="checkbox"
            checked={isChosen ?? false}
            onChange={({ target }) => onChoose(target.checked)}
          />
          <bdi>{name}</bdi>
        </label>
      ) : (
        <span className={styles.file}>
          <Icon name="file" size={14} />
          <bdi>{name}</bdi>
        </span>
      )}
      <small className={textStyles.number}>{formatBytes(bytes)}</small>
      <Button kind="icon" aria-label={words.removeName({ name })} onClick={remove}>
        <Icon name="trash" size={14} />
      </Button>
    </li>
  );
}

function ImportButton({ chosen }: { readonly chosen: readonly string[] }): ReactElement {
  const evidence = useEvidence();
  const words = useWords(evidenceWords).import;
  const [{ mapping, keepDays, isAnsweredOnlyAllowed }, setForm] = useForm('import');
  const name = mappingNameOf(chosen[0] ?? '');
  const text = useMemo(() => mapping && printMapping(mapping), [mapping]);
  const isFit = useMemo(
    () => text === undefined || !hasErrors(parseMapping(text, name).problems),
    [text, name],
  );
  /** What is on the screen is what is read: the file is written anew from it. */
  const save = async (): Promise<boolean> => {
    if (text === undefined) return true;
    const before = await evidence.store.readMapping(name);
    const version = before.status === 'ok' ? before.version : null;
    const outcome = await evidence.store.writeMapping(name, text, version);
    if (outcome.status === 'ok') return true;
    evidence.refuse('mapping', outcome);
    return false;
  };
  return (
    <>
      <div className={fieldStyles.fields}>
        <Field label={words.keepDays} hint={words.keepDaysHint}>
          {(id) => (
            <NumberInput
              id={id}
              value={keepDays}
              min={1}
              max={3650}
              onChange={(days) => setForm({ keepDays: days ?? 90 })}
            />
          )}
        </Field>
        <label className={styles.file}>
          <input
            type="checkbox"
            checked={isAnsweredOnlyAllowed}
            onChange={({ target }) => setForm({ isAnsweredOnlyAllowed: target.checked })}
          />
          <span>{words.answeredOnly}</span>
        </label>
      </div>
      <OrderButton
        kind={KIND}
        options={{
          logs: chosen,
          keepDays,
          ...(text !== undefined && { mapping: name }),
          ...(isAnsweredOnlyAllowed && { allowAnsweredOnly: true }),
        }}
        isReady={isFit}
        missing={words.mendFirst}
        before={save}
      >
        {words.run({ count: chosen.length })}
      </OrderButton>
    </>
  );
}

function Imported({ job }: { readonly job: Job }): ReactElement | null {
  const studio = useStudio();
  const evidence = useEvidence();
  const words = useWords(evidenceWords).import;
  const json = useJobFile(job, 'import.json');
  const report = useMemo(() => readImport(json), [json]);
  const made = job.made.map((path) => path.split('/').at(-1) ?? path);
  // One that found no call in a log says of every record why.
  if (job.state === 'failed' && !report) return null;
  return (
    <Part
      title={words.result}
      tools={
        made.length > 0 && (
          <Button
            kind="main"
            onClick={() => {
              evidence.setForm('calibrate', { calls: made });
              openEvidence(studio, 'calibrate');
            }}
          >
            {words.next}
          </Button>
        )
      }
    >
      {/* Of another version of the program: what it printed. */}
      {report ? <ImportView report={report} /> : json !== undefined && <Said job={job} />}
    </Part>
  );
}
