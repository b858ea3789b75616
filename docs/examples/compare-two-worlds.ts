/** Simulate the same callers in two worlds and compare the figures. */
import { readdirSync, readFileSync } from 'node:fs';
import {
  createInlinePool,
  parseMachine,
  parseScenario,
  runStudy,
  type MachineConfig,
  type StudyDesign,
} from 'dialtree';

const file = 'scenarios/city.scenario.json';
const { scenario } = parseScenario(readFileSync(file, 'utf8'), file);
if (!scenario) throw new Error(`${file} cannot be used.`);

const machines: Record<string, MachineConfig> = {};
for (const name of readdirSync('machines/city')) {
  const { machine } = parseMachine(readFileSync(`machines/city/${name}`, 'utf8'), name);
  if (machine) machines[machine.config.id] = machine.config;
}

const design: StudyDesign = {
  scenario: scenario.config,
  file,
  machines,
  worlds: ['before', 'after'],
  locale: scenario.config.locale,
  seed: 1,
  replications: 2,
  draws: 30,
  sensitivityReplications: 0,
  hasControl: false,
  replay: '',
};
const pool = createInlinePool();
const result = await runStudy(design, pool.openRunner(design));
await pool.end();

for (const { id, figures } of result.worlds)
  console.log(`${id}: ${(100 * (figures['lostRate']?.mean ?? NaN)).toFixed(2)} % lost in the menu`);
const points = (share = NaN): string => (100 * share).toFixed(2);
const change = result.comparisons[0]?.differences['lostRate'];
console.log(`change at the default values: ${points(change?.mean)} points`);
// What nobody knows leads: all doubtful parameters drawn together, on the same callers.
const total = result.uncertainty?.comparisons[0]?.differences['lostRate'];
console.log(`over the draws: ${points(total?.low)} to ${points(total?.high)} points`);
console.log(`better in ${points(total?.helps?.share)} % of them`);
