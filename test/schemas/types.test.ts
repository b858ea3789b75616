/**
 * The interfaces say what a reader needs to know of each field; the schemas are their executable form. When one
 * of the two is changed alone, the compiler says so (`npm run types`).
 */
import { expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { MachineConfig, MachineMeta } from '../../src/chart/index.ts';
import type { machineSchema } from '../../src/chart/schema.ts';
import type { ScenarioConfig } from '../../src/scenario/index.ts';
import type { scenarioSchema } from '../../src/scenario/schema.ts';
import type { FieldsOf } from './fields-of.ts';

type MachineBySchema = z.infer<typeof machineSchema>;

it('a scenario has the fields that its schema lets through, and no others', () => {
  expectTypeOf<FieldsOf<z.infer<typeof scenarioSchema>>>().toEqualTypeOf<FieldsOf<ScenarioConfig>>();
});

it('a machine has the fields that its schema lets through, and no others', () => {
  expectTypeOf<keyof MachineBySchema>().toEqualTypeOf<keyof MachineConfig>();
  expectTypeOf<FieldsOf<MachineBySchema['meta']>>().toEqualTypeOf<FieldsOf<MachineMeta>>();
});
