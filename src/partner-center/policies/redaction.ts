import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { CallFailure } from '../call-failure';
import { callOf } from '../call';
import { redact } from './redact';
import { SendingRefused } from './sending';

/** A failure below the HTTP level: no answer came, or it broke off. */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(
    message: string,
    /** Code of the platform, such as `ECONNRESET`. */
    readonly code: string | undefined,
  ) {
    super(message);
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/**
 * Lets no error out that holds the request: the pipeline's own carry its headers, the token among them, and would
 * print them wherever they are logged.
 */
export function redaction(): PipelinePolicy {
  return {
    name: 'redaction',
    async sendRequest(request, next) {
      try {
        return await next(request);
      } catch (error) {
        if (error instanceof CallFailure || error instanceof SendingRefused) throw error;
        const { token } = callOf(request);
        // No `cause`: it is the very object that must not get out.
        throw new TransportError(redact(error instanceof Error ? error.message : String(error), token), codeOf(error));
      }
    },
  };
}
