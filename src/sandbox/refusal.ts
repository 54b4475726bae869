/** Which of the documented error bodies an answer has (partner-center-api.md 5.7). */
export type ErrorShape = 'standard' | 'validation-service';

/** The simulator says no: a status and an error body. Thrown by operations, answered by the server. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    readonly code: number | string,
    readonly description: string,
    readonly data: readonly unknown[] = [],
    readonly shape: ErrorShape = 'standard',
  ) {
    super(description);
  }

  body(): Record<string, unknown> {
    if (this.shape === 'standard') {
      return { code: this.code, description: this.description, data: this.data, source: 'PartnerFD' };
    }
    return {
      code: this.code,
      message: this.description,
      description: this.description,
      errorName: this.data[0] ?? 'Error',
      isRetryable: false,
      parameters: {},
      errorMessageExtended: `InternalErrorCode=${String(this.code)}`,
    };
  }
}

export const badRequest = (description: string, code = 2001): Refusal => new Refusal(400, code, description);

/** A change that brings an etag which is not the subscription's any more (partner-center-api.md 5.6). */
export const staleEtagRefusal = (answer: 'code-2055' | 'precondition-failed'): Refusal =>
  new Refusal(answer === 'precondition-failed' ? 412 : 400, 2055, 'The etag of the subscription is out of date.');
