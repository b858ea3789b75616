/** The executable form of `desk-types.ts`. */
import { z } from 'zod';
import { NAMED_FORMATS } from '../util/named-formats.ts';
import { as, date, id, need, parameter, probability, status, text, weekdays } from './schema-parts.ts';

const MAX_AGENTS = 100_000;
const MAX_HANDLING_SECONDS = 4 * 3600;
const LONGEST_WAIT = 86_400;

const hourOfDay = z.number().min(0).max(24);
export const hoursSchema = z.union([
  z.strictObject({
    days: as('hours.days', weekdays),
    from: as('hours.from', hourOfDay),
    to: as('hours.to', hourOfDay),
  }),
  z.strictObject({ calendar: as('hours.calendar', id) }),
]);
const hours = as('staffing.hours', hoursSchema.optional());

const timeOfDay = z.string().regex(NAMED_FORMATS.timeOfDay);
const agents = z.int().min(0).max(MAX_AGENTS);
const seconds = (most: number) => z.number().min(0).max(most);
const shift = z.strictObject({
  days: as('shift.days', weekdays.optional()),
  dates: as('shift.dates', z.array(date).min(1).max(400).optional()),
  from: as('shift.from', timeOfDay),
  to: as('shift.to', timeOfDay),
  agents: as('shift.agents', agents),
  break: as(
    'shift.break',
    z.strictObject({ from: as('break.from', timeOfDay), to: as('break.to', timeOfDay) }).optional(),
  ),
});
/** Not all of it: then nobody would ever answer. */
const shrinkage = as('staffing.shrinkage', z.number().min(0).max(0.9).optional());
export const staffing = z.union([
  z.strictObject({ agents: as('staffing.agents', agents), hours, shrinkage }),
  z.strictObject({
    serviceLevel: as('staffing.serviceLevel', z.number().min(0.01).max(0.999)),
    withinSeconds: as('staffing.withinSeconds', seconds(3600)),
    hours,
    shrinkage,
  }),
  // Half-hours of a week one by one, for people who leave nothing to chance.
  z.strictObject({ roster: as('staffing.roster', z.array(shift).min(1).max(2000)), hours, shrinkage }),
]);
const ownStaffing = as(
  'desk.staffing',
  z.union([
    ...staffing.options,
    z.strictObject({ agents: as('staffing.groups', z.enum(['groups'])), hours }),
  ]),
);
const overflowDesk = as('overflow.desk', id);
export const desk = z.strictObject({
  id: as('desk.id', id),
  title: as('desk.title', text),
  serves: as('desk.serves', z.array(need).max(500)),
  handlingSeconds: as(
    'desk.handlingSeconds',
    parameter(z.number().min(1).max(MAX_HANDLING_SECONDS)).optional(),
  ),
  handling: as(
    'desk.handling',
    z
      .union([
        z.enum(['lognormal', 'exponential']),
        z.strictObject({ gamma: as('handling.gamma', z.number().min(0.01).max(1000)) }),
      ])
      .optional(),
  ),
  staffing: ownStaffing,
  whenClosed: as(
    'desk.whenClosed',
    z
      .union([
        z.enum(['announce', 'queue', 'call-back']),
        z.strictObject({ overflow: as('whenClosed.overflow', id) }),
      ])
      .optional(),
  ),
  overflow: as(
    'desk.overflow',
    z
      .strictObject({ afterSeconds: as('overflow.afterSeconds', seconds(LONGEST_WAIT)), desk: overflowDesk })
      .optional(),
  ),
  callBack: as(
    'desk.callBack',
    z
      .strictObject({
        afterSeconds: as('callBack.afterSeconds', seconds(LONGEST_WAIT).optional()),
        accepted: as('callBack.accepted', probability.optional()),
        kept: as('callBack.kept', probability.optional()),
        answered: as('callBack.answered', probability.optional()),
        missedSeconds: as('callBack.missedSeconds', seconds(3600).optional()),
      })
      .optional(),
  ),
  announcesWait: as(
    'desk.announcesWait',
    z
      .strictObject({
        balks: as('announcesWait.balks', probability.optional()),
        patienceFactor: as('announcesWait.patienceFactor', z.number().min(0.01).max(100).optional()),
      })
      .optional(),
  ),
  pool: as('desk.pool', id.optional()),
  status: as('desk.status', status),
});

const rank = z.int().min(1).max(8);
export const agentGroup = z.strictObject({
  id: as('agentGroup.id', id),
  title: as('agentGroup.title', text),
  staffing: as('agentGroup.staffing', staffing),
  skills: as(
    'agentGroup.skills',
    z
      .array(
        z.strictObject({
          desk: as('skill.desk', id),
          priority: as('skill.priority', rank.optional()),
          handlingFactor: as('skill.handlingFactor', z.number().min(0.1).max(10).optional()),
        }),
      )
      .min(1)
      .max(100),
  ),
  status: as('agentGroup.status', status),
});

export const priorityRule = z.strictObject({
  segment: as('priorityRule.segment', id.optional()),
  product: as('priorityRule.product', id.optional()),
  need: as('priorityRule.need', need.optional()),
  priority: as('priorityRule.priority', rank),
});
