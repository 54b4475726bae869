const windowMilliseconds = 60_000;

/** So many requests a minute, of all clients together; those that are refused count too. */
export class Limiter {
  private windowStart = 0;
  private used = 0;

  constructor(private readonly perMinute: number | undefined) {}

  /** Seconds to wait; undefined: the request may pass. */
  secondsToWait(now: number): number | undefined {
    if (this.perMinute === undefined) return undefined;
    if (now - this.windowStart >= windowMilliseconds) {
      this.windowStart = now;
      this.used = 0;
    }
    this.used += 1;
    if (this.used <= this.perMinute) return undefined;
    return Math.max(1, Math.ceil((this.windowStart + windowMilliseconds - now) / 1000));
  }
}
