/** The layout of a large machine, in a thread of its own. */
import type { MachineConfig } from '../../../chart/index.ts';
import { createViewReader, layoutAll } from '../../view/index.ts';

self.onmessage = ({ data }: MessageEvent<MachineConfig>) =>
  self.postMessage(layoutAll(createViewReader().read(data)));
