import type { Outgoing } from './answers';

/** Which writes came under which request id, and what they were answered (5.2). */
export class RequestMemory {
  readonly #answers = new Map<string, Outgoing>();

  /** undefined: this request id is new for this address. */
  recall(method: string, path: string, requestId: string | undefined): Outgoing | undefined {
    return requestId === undefined ? undefined : this.#answers.get(`${method} ${path} ${requestId.toLowerCase()}`);
  }

  keep(method: string, path: string, requestId: string | undefined, answer: Outgoing): void {
    if (requestId !== undefined) this.#answers.set(`${method} ${path} ${requestId.toLowerCase()}`, answer);
  }
}
