/**
 * Mean and variance of a stream in constant memory (Welford 1962), mergeable (Chan, Golub & LeVeque 1979).
 * Floating point is not associative: merge in a fixed order to get the same bits.
 */
export class RunningMean {
  count = 0;
  mean = 0;
  /** Sum of squared deviations from the mean. */
  private squares = 0;

  add(value: number): void {
    this.count++;
    const step = value - this.mean;
    this.mean += step / this.count;
    this.squares += step * (value - this.mean);
  }

  merge(other: RunningMean): void {
    if (other.count === 0) return;
    const count = this.count + other.count;
    const step = other.mean - this.mean;
    this.squares += other.squares + (step * step * this.count * other.count) / count;
    this.mean += (step * other.count) / count;
    this.count = count;
  }

  /** Unbiased sample variance; NaN below two values. */
  get variance(): number {
    return this.count < 2 ? NaN : this.squares / (this.count - 1);
  }

  /** Standard error of the mean; NaN below two values. */
  get standardError(): number {
    return Math.sqrt(this.variance / this.count);
  }
}
