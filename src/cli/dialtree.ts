#!/usr/bin/env node
import { printFailure } from './print/print-failure.ts';
import { guard } from './process/gate.ts';
import { processIo } from './process/io.ts';
import { holdLifeline } from './process/lifeline.ts';
import { main } from './main.ts';

const io = processIo();
holdLifeline(io.progress !== undefined);
// What goes wrong where nobody waits for it ends the program in words too.
process.on('uncaughtException', (cause) => process.exit(printFailure(cause, guard(io))));
process.exitCode = await main(process.argv.slice(2), io);
