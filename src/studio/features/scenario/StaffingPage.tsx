/** Agents that both worlds need for the same service: before and after, side by side. */
import { useMemo, useState, type ReactElement } from 'react';
import { checkScenarioValue, printScenario, type ScenarioConfig } from '../../../scenario/index.ts';
import { performOnScenario } from '../../core/scenario/perform-on-scenario.ts';
import { applyPlan } from '../../core/scenario/apply-plan.ts';
import { useStore } from '../../core/store.ts';
import { useLanguage, useStudio, useWords, useWorkspace } from '../../core/use-studio.ts';
import { findScene } from '../../figures/find-scene.ts';
import { startPlanner, threadsToSpare } from '../../figures/start-jobs.ts';
import { Button } from '../../kit/Button.tsx';
import { Field, NumberInput } from '../../kit/fields.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { tellProblem } from '../../../util/problem.ts';
import { hoursWords } from '../../../words/index.ts';
import { PlanResult } from './PlanResult.tsx';
import { ScenarioFrame } from './ScenarioFrame.tsx';
import planStyles from './plan.module.css';

export function StaffingPage(): ReactElement {
  const words = useWords(hoursWords).plan;
  return (
    <ScenarioFrame page="staffing" title={words.title} intro={words.intro}>
      {(config, path) => <Planning config={config} path={path} />}
    </ScenarioFrame>
  );
}

/** Months that judge a plan; more tell more half-hours from their target. */
const MONTHS = 8;

function Planning({
  config,
  path,
}: {
  readonly config: ScenarioConfig;
  readonly path: string;
}): ReactElement {
  const studio = useStudio();
  const words = useWords(hoursWords).plan;
  const language = useLanguage();
  const { machines } = useWorkspace();
  const planner = studio.part(startPlanner);
  const { status, done, of, result, asked, problems, reason } = useStore(planner.state, (state) => state);
  const [share, setShare] = useState(80);
  const [withinSeconds, setWithin] = useState(20);
  const [months, setMonths] = useState(MONTHS);
  const text = useMemo(() => printScenario(config), [config]);
  const isAbleToRun = useMemo(() => checkScenarioValue(config, path).scenario !== undefined, [config, path]);
  const isOwn = asked?.scenario.path === path;

  const plan = async (): Promise<void> => {
    const read = async (each: string): Promise<string | undefined> =>
      (await studio.workspace.read(each))?.text;
    const scene = await findScene(path, machines, '', async (each) => (each === path ? text : read(each)));
    if (!scene) return;
    planner.run({
      ...scene,
      target: { share: share / 100, withinSeconds },
      replications: months,
      width: threadsToSpare(),
    });
  };
  return (
    <>
      <form
        className={planStyles.ask}
        onSubmit={(event) => {
          event.preventDefault();
          void plan();
        }}
      >
        <Field label={words.share}>
          {(id) => (
            <NumberInput id={id} value={share} min={5} max={99} onChange={(value) => setShare(value ?? 80)} />
          )}
        </Field>
        <Field label={words.within}>
          {(id) => (
            <NumberInput
              id={id}
              value={withinSeconds}
              min={0}
              max={3600}
              onChange={(value) => setWithin(value ?? 20)}
            />
          )}
        </Field>
        <Field label={words.months}>
          {(id) => (
            <NumberInput
              id={id}
              value={months}
              min={2}
              max={200}
              onChange={(value) => setMonths(value ?? MONTHS)}
            />
          )}
        </Field>
        {status === 'running' ? (
          <Button onClick={() => planner.cancel()}>{words.cancel}</Button>
        ) : (
          <Button kind="main" type="submit" disabled={!isAbleToRun}>
            {result && isOwn ? words.again : words.run}
          </Button>
        )}
      </form>
      {status === 'running' && (
        <div className={planStyles.progress} role="status">
          <progress max={of || 1} value={of === 0 ? undefined : done} aria-label={words.running} />
          <span>{of === 0 ? words.starting : words.progress({ done, of })}</span>
        </div>
      )}
      {status === 'failed' && (
        <Notice kind="error" role="alert">
          {problems[0] ? tellProblem(problems[0], language).message : words.failed({ reason: reason ?? '' })}
        </Notice>
      )}
      {result && isOwn && (
        <>
          {asked.scenario.text !== text && <Notice kind="info">{words.behind}</Notice>}
          <PlanResult result={result} onApply={(cases) => performOnScenario(studio, applyPlan(cases))} />
        </>
      )}
    </>
  );
}
