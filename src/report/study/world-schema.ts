/** What one world of a saved study is. */
import { z } from 'zod';

export const text = z.record(z.string(), z.string());
export const interval = z.object({
  mean: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
  replications: z.int().min(0),
  trials: z.number().min(0).optional(),
});
export const intervals = z.record(z.string(), interval);

const open = z.array(z.array(z.string()));
const closedCalls = { title: text, calls: z.number(), share: z.number() };
export const world = z.object({
  id: z.string(),
  title: text,
  note: text.optional(),
  lineCount: z.int().min(0),
  figures: intervals,
  exact: z.object({
    lostRate: z.number(),
    closedRate: z.number(),
    misroutedRate: z.number(),
    menuSeconds: z.number(),
  }),
  prompts: z.array(
    z.object({
      line: z.string(),
      menu: z.string(),
      title: text,
      isFirst: z.boolean(),
      secondsBefore: z.number(),
      seconds: z.number(),
      locale: z.string().optional(),
      options: z.number(),
    }),
  ),
  lostAt: z.array(
    z.object({
      line: z.string(),
      menu: z.string(),
      title: text,
      cause: z.enum(['hung-up', 'attempts']),
      calls: z.number(),
      share: z.number(),
    }),
  ),
  closedAt: z.array(
    z.discriminatedUnion('by', [
      z.object({ by: z.literal('menu'), line: z.string(), menu: z.string(), ...closedCalls }),
      z.object({ by: z.literal('desk'), desk: z.string(), ...closedCalls }),
    ]),
  ),
  flows: z.array(
    z.object({
      product: z.string(),
      intent: z.string(),
      line: z.string(),
      outcome: z.string(),
      calls: z.number(),
    }),
  ),
  lineHours: z.array(z.object({ line: z.string(), open })),
  desks: z.array(
    z.object({
      desk: z.string(),
      title: text,
      offered: z.number(),
      open,
      whenClosed: z.enum(['announce', 'queue', 'call-back', 'overflow']),
      closedFirstCalls: z.number(),
      turnedAway: z.number(),
      cutOff: z.number(),
      overflowed: z.number(),
      promised: z.number(),
      calledBack: z.number(),
      callBacksMissed: z.number(),
      abandonedShare: z.number(),
      answeredIn20: z.number(),
      waitSeconds: z.number(),
      occupancy: z.number().optional(),
      misrouteHours: z.number(),
      agentHours: z.number().optional(),
    }),
  ),
  weeks: z
    .array(
      z.object({
        desk: z.string(),
        calls: z.array(z.number()),
        closedCalls: z.array(z.number()),
        capacity: z.array(z.number()).optional(),
      }),
    )
    .optional(),
  groups: z.array(
    z.object({
      group: z.string(),
      title: text,
      desks: z.array(z.string()),
      agentHours: z.number(),
      idleHours: z.number(),
      busyHours: z.number(),
      occupancy: z.number(),
    }),
  ),
});
