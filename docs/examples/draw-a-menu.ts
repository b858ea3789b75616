/** Write a machine in the words of another system. */
import { readFileSync } from 'node:fs';
import { findFormat, parseMachine } from 'dialtree';

const file = 'machines/lines/notebook-service.machine.json';
const { machine } = parseMachine(readFileSync(file, 'utf8'), file);
if (!machine) throw new Error(`${file} cannot be used.`);
console.log(findFormat('mermaid')?.write(machine.config, { locale: 'en' }));
