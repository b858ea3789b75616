/** What call logs and tests taught, as types. `posterior-schema.ts` is their executable form. */
import type { Parameter } from '../behaviour/index.ts';

/**
 * The scale on which a parameter is normal: `log` for what is above 0 (rates, seconds, factors, shares), `logit` for
 * probabilities, `linear` for the rest, and `above`: the logit of how far it lies between another parameter and 1, for marks
 * in order (`highMark` above `lowMark`).
 */
export type PosteriorScale = 'log' | 'logit' | 'linear' | 'above';

/** Parameters that were learnt together: a normal distribution on working scales, or draws from what it approximates. */
export interface Posterior {
  /** Parameters, each once. */
  readonly names: readonly string[];
  /** By name. */
  readonly scales: readonly PosteriorScale[];
  /** By name, on its scale. */
  readonly mean: readonly number[];
  /** Lower triangle, row by row, on the scales: draw k is `mean + factor z_k` with independent standard normals z. */
  readonly factor: readonly (readonly number[])[];
  /** Draws by name on the scales, in place of `mean + factor z`: draw k is row k, from the first again after the last. */
  readonly draws?: readonly (readonly number[])[];
  /** Ids of machines whose labels a log or a test has heard callers choose from. */
  readonly heard: readonly string[];
  /** Those of them that are new to the log's world: `labels` hold in them as they were learnt. Absent: none. */
  readonly labelled?: readonly string[];
  /** Of the counts that it was learnt from: SHA-256, hexadecimal. */
  readonly counts: string;
  /** Calls counted. */
  readonly calls: number;
  /** First day counted, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day counted. */
  readonly to: string;
  /** Rows of parameters that stand nowhere else in the file: shares, words and labels of products and intents. */
  readonly rows?: Readonly<Record<string, Parameter>>;
}
