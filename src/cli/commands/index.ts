import { schema } from './schema.ts';
import type { CliCommand } from './types.ts';

/** In the order of `dialtree --help`. */
export const commands: readonly CliCommand[] = [schema];
