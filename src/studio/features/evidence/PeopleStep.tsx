/** People dial the menus before they are there: a page for them, and what their results say. */
import type { ReactElement } from 'react';
import { titleOf } from '../../core/scenario/title-of.ts';
import { useLanguage, useWords } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import { ChoiceInput, Field, NumberInput } from '../../kit/fields.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { localeName } from '../../core/words/locale-name.ts';
import { evidenceWords } from '../../../words/index.ts';
import type { Job } from '../../storage/index.ts';
import { CopyButton } from './CopyButton.tsx';
import { DropZone } from './DropZone.tsx';
import { formatBytes } from './format-bytes.ts';
import { JobCard } from './JobCard.tsx';
import { OrderButton } from './OrderButton.tsx';
import { ReportFrame } from './ReportFrame.tsx';
import { Checks, Part } from './Step.tsx';
import { chosenOf } from './calibration-options.ts';
import {
  useEvidence,
  useEvidenceState,
  useForm,
  useLastJob,
  useScenarioConfig,
  useScenarioPath,
} from './use-evidence.ts';
import fieldStyles from './CalibrateStep.module.css';
import styles from './PeopleStep.module.css';

const CREATE = 'phone-test-create';
const SERVE = 'phone-test-serve';
const SIMULATE = 'phone-test-simulate';
const READ = 'phone-test-read';
const PAGE = '.phone-test.html';

export function PeopleStep(): ReactElement {
  const words = useWords(evidenceWords);
  return (
    <>
      <Part title={words.people.title} lead={words.people.lead}>
        <TestFields />
      </Part>
      <Results />
      <p className={styles.note}>{words.people.cannot}</p>
    </>
  );
}

function TestFields(): ReactElement {
  const words = useWords(evidenceWords).people;
  const language = useLanguage();
  const scenario = useScenarioPath();
  const config = useScenarioConfig();
  const [form, setForm] = useForm('people');
  const created = useLastJob(CREATE);
  const served = useLastJob(SERVE);
  const simulated = useLastJob(SIMULATE);
  const worlds = form.worlds ?? (config ? [...new Set([config.compare.before, config.compare.after])] : []);
  const { participants, tasks, isLan } = form;
  const locale = form.locale ?? config?.locale;
  const options = {
    scenario,
    participants,
    ...(worlds.length > 0 && { worlds }),
    ...(tasks !== undefined && { tasks }),
    ...(locale !== undefined && { locale }),
  };
  const isReady = scenario !== undefined && worlds.length > 0;
  const missing = worlds.length === 0 ? words.chooseWorlds : undefined;
  return (
    <>
      {config && (
        <Checks
          legend={words.worlds}
          items={config.worlds.map((world) => ({ id: world.id, label: titleOf(world, language) }))}
          chosen={worlds}
          onChange={(next) => setForm({ worlds: next })}
        />
      )}
      <div className={fieldStyles.fields}>
        <Field label={words.participants}>
          {(id) => (
            <NumberInput
              id={id}
              value={participants}
              min={1}
              max={10_000}
              onChange={(value) => setForm({ participants: value ?? 30 })}
            />
          )}
        </Field>
        <Field label={words.tasks} hint={words.tasksHint}>
          {(id) => (
            <NumberInput
              id={id}
              value={tasks}
              min={1}
              max={100}
              onChange={(value) => setForm({ tasks: value })}
            />
          )}
        </Field>
        {config && (
          <Field label={words.locale}>
            {(id) => (
              <ChoiceInput
                id={id}
                value={locale ?? config.locale}
                options={localesOf(config.title, config.locale).map((value) => ({
                  value,
                  label: localeName(value, language),
                }))}
                onChange={(value) => setForm({ locale: value })}
              />
            )}
          </Field>
        )}
      </div>
      <p className={styles.note}>{words.ease}</p>
      <div className={styles.ways}>
        <section aria-label={words.page}>
          <h4>{words.page}</h4>
          <p>{words.pageLead}</p>
          <OrderButton kind={CREATE} options={options} isReady={isReady} missing={missing}>
            {words.create}
          </OrderButton>
          <PageLink job={created} />
          <JobCard job={created?.state === 'done' ? undefined : created} kinds={[CREATE]} />
        </section>
        <section aria-label={words.serve}>
          <h4>{words.serve}</h4>
          <p>{words.serveLead}</p>
          <label className={styles.lan}>
            <input
              type="checkbox"
              checked={isLan}
              onChange={({ target }) => setForm({ isLan: target.checked })}
            />
            {words.lan}
          </label>
          {served?.state === 'running' ? (
            <Served job={served} />
          ) : (
            <OrderButton
              kind={SERVE}
              options={{ ...options, ...(isLan && { lan: true }) }}
              isReady={isReady}
              missing={missing}
              isMain={false}
            >
              {words.serveNow}
            </OrderButton>
          )}
          <JobCard job={served?.state === 'failed' ? served : undefined} kinds={[SERVE]} />
        </section>
        <section aria-label={words.simulate}>
          <h4>{words.simulate}</h4>
          <p>{words.simulateLead}</p>
          <OrderButton kind={SIMULATE} options={options} isReady={isReady} missing={missing} isMain={false}>
            {words.simulateNow}
          </OrderButton>
          <JobCard job={simulated} kinds={[SIMULATE]} />
        </section>
      </div>
    </>
  );
}

function PageLink({ job }: { readonly job: Job | undefined }): ReactElement | null {
  const { store } = useEvidence();
  const words = useWords(evidenceWords).people;
  const page = job?.files.find(({ name }) => name.endsWith(PAGE));
  if (!job || !page) return null;
  return (
    <p className={styles.link}>
      <Icon name="file" size={14} />
      <a href={`${store.addressOf(job.id, page.name)}?download`} download={page.name}>
        {words.download({ name: page.name })}
      </a>{' '}
      <small>{formatBytes(page.bytes)}</small>
    </p>
  );
}

/** Where it is open: each address lets in whoever has it. */
function Served({ job }: { readonly job: Job }): ReactElement {
  const evidence = useEvidence();
  const words = useWords(evidenceWords);
  const addresses = job.addresses ?? [];
  return (
    <div className={styles.served} role="status">
      {addresses.length === 0 && <p>{words.job.starting}</p>}
      {addresses.map((address) => (
        <p key={address}>
          <a href={address} target="_blank" rel="noreferrer">
            {address}
          </a>
          <CopyButton text={address} label={words.people.copyAddress} />
        </p>
      ))}
      <Button onClick={() => void evidence.stop(job)}>{words.people.close}</Button>
    </div>
  );
}

function Results(): ReactElement {
  const words = useWords(evidenceWords).people;
  const scenario = useScenarioPath();
  const [form, setForm] = useForm('people');
  const files = useEvidenceState((state) => state.files).filter(
    ({ kind }) => kind === 'results' || kind === 'folder',
  );
  const job = useLastJob(READ);
  const chosen = chosenOf(form.results, files);
  return (
    <Part title={words.results} lead={words.resultsLead}>
      <DropZone label={words.drop} accept=".json" />
      <Checks
        legend={words.files}
        items={files.map(({ name, bytes, kind }) => ({
          id: name,
          label: name,
          detail: kind === 'folder' ? words.folder : formatBytes(bytes),
        }))}
        chosen={chosen}
        empty={words.noResults}
        onChange={(results) => setForm({ results })}
      />
      <OrderButton
        kind={READ}
        options={{ results: chosen, ...(scenario !== undefined && { scenario }) }}
        isReady={chosen.length > 0}
        missing={words.chooseResults}
      >
        {words.read}
      </OrderButton>
      <JobCard job={job} kinds={[READ]} />
      {job && <ReportFrame job={job} isOpen={job.state === 'done'} />}
    </Part>
  );
}

/** Languages of which the scenario has a title; its own first. */
function localesOf(title: Readonly<Record<string, string>>, own: string): readonly string[] {
  return [...new Set([own, ...Object.keys(title)])];
}
