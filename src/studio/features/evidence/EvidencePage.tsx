/**
 * From assumptions to an answer that has learnt from calls: import, calibrate, plan, test with people, roll out. Each step
 * runs a command of the program beside the page, and shows which.
 */
import { lazy, Suspense, useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { openEvidence } from '../../core/actions/open-file.ts';
import { EVIDENCE_STEPS, type EvidenceStep } from '../../core/ui-state.ts';
import { useStudio, useUi, useWords, useWorkspace } from '../../core/use-studio.ts';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { evidenceWords, studioWords } from '../../../words/index.ts';
import { stemOf } from './calibration-options.ts';
import { startEvidence } from './evidence.ts';
import {
  useEvidence,
  useEvidenceState,
  useForm,
  useLikelyScenario,
  useScenarioPath,
} from './use-evidence.ts';
import styles from './EvidencePage.module.css';
import textStyles from '../../kit/text.module.css';

const STEPS = {
  import: lazy(async () => ({ default: (await import('./ImportStep.tsx')).ImportStep })),
  calibrate: lazy(async () => ({ default: (await import('./CalibrateStep.tsx')).CalibrateStep })),
  plan: lazy(async () => ({ default: (await import('./PlanStep.tsx')).PlanStep })),
  people: lazy(async () => ({ default: (await import('./PeopleStep.tsx')).PeopleStep })),
  rollout: lazy(async () => ({ default: (await import('./RolloutStep.tsx')).RolloutStep })),
  runs: lazy(async () => ({ default: (await import('./RunsStep.tsx')).RunsStep })),
} as const;

/** Which runs belong to a step. */
const KINDS: Readonly<Record<EvidenceStep, readonly string[]>> = {
  import: ['import-calls'],
  calibrate: ['calibrate', 'self-check'],
  plan: ['calibrate-plan'],
  people: ['phone-test-create', 'phone-test-serve', 'phone-test-simulate', 'phone-test-read'],
  rollout: ['pilot', 'verify'],
  runs: [],
};

export function EvidencePage(): ReactElement {
  const studio = useStudio();
  const words = useWords(evidenceWords);
  const evidence = studio.part(startEvidence);
  return (
    <article className={styles.page} id="evidence">
      <header className={styles.head}>
        <div>
          <h2>{words.title}</h2>
          <p>{words.intro}</p>
        </div>
        {evidence && <ScenarioChoice />}
      </header>
      {evidence ? <Steps /> : <Unserved />}
    </article>
  );
}

/** Reading logs takes a program on this computer. */
function Unserved(): ReactElement {
  const words = useWords(evidenceWords).unserved;
  return (
    <section className={styles.unserved}>
      <h3>{words.title}</h3>
      <p>{words.why}</p>
      <p>{words.how}</p>
      <pre>
        <code>npx dialtree studio</code>
      </pre>
      <p>{words.then}</p>
    </section>
  );
}

function ScenarioChoice(): ReactElement | null {
  const words = useWords(evidenceWords);
  const { scenarios } = useWorkspace();
  const path = useScenarioPath();
  const [, setForm] = useForm('shared');
  if (path === undefined) return null;
  return (
    <label className={styles.pick}>
      <span>{words.scenario}</span>
      <select value={path} onChange={({ target }) => setForm({ scenario: target.value })}>
        {scenarios.map((each) => (
          <option key={each} value={each}>
            {stemOf(each)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Steps(): ReactElement {
  const studio = useStudio();
  const evidence = useEvidence();
  const words = useWords(evidenceWords);
  const { loading } = useWords(studioWords);
  const step = useUi((ui) => ui.evidenceStep);
  const status = useEvidenceState((state) => state.status);
  const { scenarios, status: project } = useWorkspace();
  const list = useRef<HTMLDivElement>(null);
  const Step = STEPS[step];
  useLikelyScenario();

  // Narrow screens show some of the tabs: the chosen one is among them.
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [step]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = EVIDENCE_STEPS.indexOf(step);
    const last = EVIDENCE_STEPS.length - 1;
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const to = EVIDENCE_STEPS[(next + last + 1) % (last + 1)] ?? step;
    openEvidence(studio, to);
    list.current?.querySelector<HTMLElement>(`#evidence-tab-${to}`)?.focus();
  };
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its tabs take the focus */}
      <div
        className={styles.tabs}
        role="tablist"
        aria-label={words.stepsName}
        ref={list}
        onKeyDown={onKeyDown}
      >
        {EVIDENCE_STEPS.map((each, i) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`evidence-tab-${each}`}
            aria-controls="evidence-step"
            aria-selected={each === step}
            tabIndex={each === step ? 0 : -1}
            onClick={() => openEvidence(studio, each)}
          >
            <span className={styles.number} aria-hidden="true">
              {i + 1}
            </span>
            {words.steps[each]}
            {KINDS[each].length > 0 && <StepState kinds={KINDS[each]} />}
          </button>
        ))}
      </div>
      {status === 'failed' && (
        <Notice kind="error" role="alert">
          <Icon name="error" />
          <span>{words.unreachable}</span>
          <Button onClick={() => void evidence.refresh()}>{words.retry}</Button>
        </Notice>
      )}
      {project === 'ready' && scenarios.length === 0 && <Notice kind="info">{words.noScenario}</Notice>}
      <div
        className={styles.step}
        role="tabpanel"
        id="evidence-step"
        aria-labelledby={`evidence-tab-${step}`}
        tabIndex={-1}
      >
        {status === 'loading' ? (
          <p className={textStyles.hint} role="status">
            {loading}
          </p>
        ) : (
          <Suspense
            fallback={
              <p className={textStyles.hint} role="status">
                {loading}
              </p>
            }
          >
            <Step />
          </Suspense>
        )}
      </div>
    </>
  );
}

/** Whether anything of this step runs, or has been done: a sign, and in words for screen readers. */
function StepState({ kinds }: { readonly kinds: readonly string[] }): ReactElement {
  const words = useWords(evidenceWords).job.states;
  const state = useEvidenceState(({ jobs }) => {
    const own = jobs.filter(({ kind }) => kinds.includes(kind));
    if (own.some((job) => job.state === 'running')) return 'running';
    // One that only checked itself has learnt nothing yet.
    return own.some((job) => job.state === 'done' && job.kind !== 'self-check') ? 'done' : undefined;
  });
  // Its place is kept: nothing moves when something begins.
  return (
    <span className={styles.state} data-state={state}>
      {state !== undefined && (
        <>
          <Icon name={state === 'done' ? 'check' : 'repeat'} size={13} />
          <span className={textStyles.unseen}>({words[state]})</span>
        </>
      )}
    </span>
  );
}
