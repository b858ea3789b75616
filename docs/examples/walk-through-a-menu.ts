/** Dial a menu step by step: what is heard, and where a call ends. */
import { readFileSync } from 'node:fs';
import { createMenuMachine, parseMachine, type EventName } from 'dialtree';

const file = 'machines/merged/merged.machine.json';
const { machine } = parseMachine(readFileSync(file, 'utf8'), file);
if (!machine) throw new Error(`${file} cannot be used.`);

const menu = createMenuMachine(machine.config);
let call = menu.start();
console.log(`dial in: ${call.state}`);
for (const event of ['DONE', 'NO_INPUT', 'DTMF.1', 'DTMF.3'] satisfies EventName[]) {
  call = menu.step(call, event).next;
  console.log(`${event}: ${call.state}${call.isDone ? ', the end of the menu' : ''}`);
}
