/**
 * The floors of the studio, from the ground up, and why each may import what it imports. A floor sees those
 * it names and what they see; types count as much as values.
 *
 * One more feature: a folder of `src/studio/features`, its row in the shell's table of panels. What two
 * features need stands on a floor below both.
 */
import type { Room } from './rooms.ts';

export const FLOORS: readonly Room[] = [
  { name: 'storage', after: [], reason: 'where files and drafts are kept; knows no menu under edit' },
  { name: 'view', after: [], reason: 'a machine as it is shown: read from the chart, without a screen' },
  {
    name: 'document',
    after: ['storage'],
    reason: 'machines under edit: what they are, what they were, what is on disk',
  },
  {
    name: 'core',
    after: ['document', 'view'],
    reason: 'the studio as one object, what one can do to it, and its words; draws nothing',
  },
  { name: 'kit', after: ['core'], reason: 'pieces of a screen that several features are made of' },
  {
    name: 'figures',
    after: ['core'],
    reason: 'what callers will do with a menu, worked out beside the page; compare and merge ask it too',
  },
  { name: 'commands', after: ['kit'], reason: 'every command with its keys, and the button that runs it' },
  {
    name: 'features',
    after: ['commands', 'kit', 'figures'],
    reason: 'what one works in, a folder each; none knows another',
  },
  {
    name: 'shell',
    after: ['features'],
    reason: 'windows, bars and the start: puts everything together, so nothing may need it',
  },
];
