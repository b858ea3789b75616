/**
 * Right-hand tabs, full pages and the strip at the bottom. Those with `load` come when they are first shown.
 *
 * One more: its row here, its title in the dictionaries (`panels`), and a module that exports a component
 * under the name `load` answers with. Components take no properties: they reach everything through
 * `useStudio`.
 */
import type { ComponentType } from 'react';
import { afterFirstCard } from '../core/first-look.ts';
import type { StudioWords } from '../../words/index.ts';

export interface Panel {
  readonly id: keyof StudioWords['panels'];
  /** Undefined: nobody has built it yet; it is not shown. */
  readonly load: (() => Promise<ComponentType>) | undefined;
}

export const TABS: readonly Panel[] = [
  {
    id: 'inspector',
    load: async () => (await afterFirstCard(), await import('../features/inspector/Inspector.tsx')).Inspector,
  },
  {
    id: 'problems',
    load: async () => (await import('../features/problems/ProblemsPanel.tsx')).ProblemsPanel,
  },
  { id: 'phone', load: async () => (await import('../features/phone/PhonePanel.tsx')).PhonePanel },
  { id: 'whatIf', load: async () => (await import('../features/what-if/WhatIfPanel.tsx')).WhatIfPanel },
];

export const PAGES: readonly Panel[] = [
  { id: 'compare', load: async () => (await import('../features/compare/ComparePage.tsx')).ComparePage },
  { id: 'merge', load: async () => (await import('../features/merge/MergePage.tsx')).MergePage },
  { id: 'hours', load: async () => (await import('../features/scenario/HoursPage.tsx')).HoursPage },
  { id: 'staffing', load: async () => (await import('../features/scenario/StaffingPage.tsx')).StaffingPage },
  { id: 'evidence', load: async () => (await import('../features/evidence/EvidencePage.tsx')).EvidencePage },
];

/** Live figures below the canvas. */
export const STRIP: Panel['load'] = async () =>
  (await afterFirstCard(), await import('../features/what-if/WhatIfStrip.tsx')).WhatIfStrip;
