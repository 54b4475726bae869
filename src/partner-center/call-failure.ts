/**
 * How a call failed:
 * - `refused`: the service answered with a definite no; nothing was changed.
 * - `in-progress`: the service says that the same thing is under way (409/800060, 800064, 900278): look, never repeat.
 * - `throttled`: not before `retryAt`; nothing was changed.
 * - `signed-out`: the token is refused even after one renewal; nothing was changed.
 * - `unclear`: no answer, an answer that cannot be read, a time-out or a 5xx: a write may have had its effect.
 */
export type FailureKind = 'refused' | 'in-progress' | 'throttled' | 'signed-out' | 'unclear';

export interface FailureFacts {
  readonly kind: FailureKind;
  /** Name of the operation, such as `carts.checkout`. */
  readonly operation: string;
  /** HTTP status; undefined: no answer came. */
  readonly status: number | undefined;
  /** Code of the error body as text, whatever its JSON type was. */
  readonly code: string | undefined;
  /** The service's own words, entities decoded, secrets removed, at most 1024 characters. */
  readonly description: string;
  readonly requestId: string | undefined;
  readonly correlationId: string | undefined;
  /** Only with `throttled`. */
  readonly retryAt: Date | undefined;
}

/** The one error that the client throws. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';

  constructor(
    readonly facts: FailureFacts,
    options?: ErrorOptions,
  ) {
    super(
      `${facts.operation}: ${facts.kind} ${String(facts.status ?? '-')}/${facts.code ?? '-'} ${facts.description}`,
      options,
    );
  }

  get kind(): FailureKind {
    return this.facts.kind;
  }
}
