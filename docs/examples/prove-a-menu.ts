/** Read a machine file and prove the menu rules. */
import { readFileSync } from 'node:fs';
import { checkMachine, parseMachine } from 'dialtree';

const file = 'machines/lines/desktop-service.machine.json';
const { machine, problems } = parseMachine(readFileSync(file, 'utf8'), file);
if (!machine) throw new Error(problems.map(({ message }) => message).join(' '));

for (const { code, severity, line, message } of checkMachine(machine))
  console.log(`line ${line}, ${severity} of ${code}: ${message}`);
