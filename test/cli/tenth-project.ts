/** The small project with a tenth of its callers: for tests that are about files, not about figures. */
import { parseScenario, printScenario } from '../../src/scenario/index.ts';
import { SMALL, smallProject } from './small-project.ts';

const scenario = parseScenario(smallProject[SMALL] ?? '', SMALL).scenario?.config;
if (!scenario) throw new Error('The small scenario cannot be read.');
export const tenthProject: Readonly<Record<string, string>> = {
  ...smallProject,
  [SMALL]: printScenario({
    ...scenario,
    callersPerMonth: { ...scenario.callersPerMonth, value: 200, low: 100 },
  }),
};
