/** Calls by half-hour as months meet them, when somebody wants to know: in a thread of its own. */
import { useMemo, useState, type ReactElement } from 'react';
import { printScenario, type ScenarioConfig } from '../../../scenario/index.ts';
import { titleOf } from '../../core/scenario/title-of.ts';
import { useStore } from '../../core/store.ts';
import { useLanguage, useStudio, useWords, useWorkspace } from '../../core/use-studio.ts';
import { findScene } from '../../figures/find-scene.ts';
import type { SimulatedCalls } from '../../figures/observe-calls.ts';
import { startObserver } from '../../figures/start-jobs.ts';
import { Button } from '../../kit/Button.tsx';
import { ChoiceInput } from '../../kit/fields.tsx';
import { tellProblem } from '../../../util/problem.ts';
import { hoursWords } from '../../../words/index.ts';
import styles from './scenario.module.css';

interface Props {
  readonly config: ScenarioConfig;
  readonly path: string;
}

const MONTHS = 4;

/** Undefined where nothing was simulated of the scenario as it stands. */
export function useSimulatedCalls(config: ScenarioConfig, path: string): SimulatedCalls | undefined {
  const job = useStudio().part(startObserver);
  const { result, asked } = useStore(job.state, (state) => state);
  const text = useMemo(() => printScenario(config), [config]);
  return asked?.scenario.path === path && asked.scenario.text === text ? result : undefined;
}

export function SimulateCalls({ config, path }: Props): ReactElement {
  const studio = useStudio();
  const words = useWords(hoursWords).simulate;
  const language = useLanguage();
  const { machines } = useWorkspace();
  const job = studio.part(startObserver);
  const { status, done, of, problems, reason } = useStore(job.state, (state) => state);
  // Desks that are joined are not those of this page.
  const worlds = config.worlds.filter(({ pooled }) => pooled !== true);
  const [chosen, setChosen] = useState(config.compare.before);
  const world = worlds.find(({ id }) => id === chosen) ?? worlds[0];
  const run = async (): Promise<void> => {
    if (!world) return;
    const text = printScenario(config);
    const scene = await findScene(path, machines, '', async (each) =>
      each === path ? text : (await studio.workspace.read(each))?.text,
    );
    if (scene) job.run({ ...scene, world: world.id, months: MONTHS });
  };
  if (!world) return <span />;
  return (
    <div className={styles.simulate}>
      {status === 'failed' && (
        <span role="alert" className={styles.wrong}>
          {problems[0] ? tellProblem(problems[0], language).message : reason}
        </span>
      )}
      {status === 'running' ? (
        <>
          <span role="status">{words.progress({ done, of: of || MONTHS })}</span>
          <Button onClick={() => job.cancel()}>{words.cancel}</Button>
        </>
      ) : (
        <>
          <ChoiceInput
            label={words.world}
            value={world.id}
            options={worlds.map((each) => ({ value: each.id, label: titleOf(each, language) }))}
            onChange={setChosen}
          />
          <Button onClick={() => void run()}>{words.run}</Button>
        </>
      )}
    </div>
  );
}
