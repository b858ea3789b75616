/**
 * Imported first, because schemas decide when they are made: the page's rules forbid making code from text,
 * which the schema library would try for speed.
 */
import { config } from 'zod';

config({ jitless: true });
