/** A studio server in a process of its own, to be killed. */
import { startStudioServer } from '../../src/studio-server/index.ts';

const { address } = await startStudioServer({ folder: process.argv[2] ?? '', port: 0, assets: undefined });
process.stdout.write(`${address}\n`);
