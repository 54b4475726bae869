import { HostError, type HostErrorCode } from './host-error';

/** How the host is told to misbehave. */
export type Fault =
  /** The request with this number from now on (1: the next) fails, before or after it took effect. */
  | { readonly kind: 'sync'; readonly nth: number; readonly code?: HostErrorCode; readonly afterEffect?: boolean }
  /** Every request fails that calls this member, as `Worksheet.getItem`. */
  | { readonly kind: 'member'; readonly member: string; readonly code?: HostErrorCode }
  /** Requests and answers beyond this size are refused, as Excel on the web refuses 5 MB. */
  | { readonly kind: 'payload'; readonly bytes: number };

/** "Resource limits and performance optimization for Office Add-ins": 5 MB for requests and for responses. */
export const excelPayloadLimit = 5 * 1024 * 1024;

/** The faults that are set, and what they do to a request. */
export class Faults {
  #faults: { fault: Fault; left: number }[] = [];
  #payloadLimit = excelPayloadLimit;

  get payloadLimit(): number {
    return this.#payloadLimit;
  }

  get active(): readonly Fault[] {
    return this.#faults.map(({ fault }) => fault);
  }

  add(fault: Fault): void {
    if (fault.kind === 'payload') this.#payloadLimit = fault.bytes;
    else this.#faults.push({ fault, left: fault.kind === 'sync' ? fault.nth : Infinity });
  }

  clear(): void {
    this.#faults = [];
    this.#payloadLimit = excelPayloadLimit;
  }

  /** Counts a request; answers what it has to fail with, and when. */
  beginRequest(): { readonly before?: HostError; readonly after?: HostError } {
    let due: Extract<Fault, { kind: 'sync' }> | undefined;
    for (const one of this.#faults) {
      one.left -= 1;
      if (one.left === 0 && one.fault.kind === 'sync') due = one.fault;
    }
    this.#faults = this.#faults.filter((one) => one.left > 0);
    if (due === undefined) return {};
    const error = new HostError(due.code ?? 'GeneralException');
    return due.afterEffect === true ? { after: error } : { before: error };
  }

  requireMember(location: string): void {
    for (const { fault } of this.#faults) {
      if (fault.kind === 'member' && fault.member.toLowerCase() === location.toLowerCase()) {
        throw new HostError(fault.code ?? 'ItemNotFound');
      }
    }
  }

  requireSize(bytes: number, code: 'RequestPayloadSizeLimitExceeded' | 'ResponsePayloadSizeLimitExceeded'): void {
    if (bytes > this.#payloadLimit) throw new HostError(code);
  }
}
