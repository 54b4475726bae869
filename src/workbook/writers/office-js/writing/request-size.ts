import { payloadGoal } from '../payload';

const least = 50_000;

/** How large a request may be. It is halved where an Excel takes less, and stays so. */
export class RequestSize {
  private bytes = payloadGoal;

  get limit(): number {
    return this.bytes;
  }

  /** false: it is as small as it makes sense. */
  halve(): boolean {
    if (this.bytes < least) return false;
    this.bytes /= 2;
    return true;
  }
}
