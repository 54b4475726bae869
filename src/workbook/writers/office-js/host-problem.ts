import { Problem } from '../../../base';

/** Codes with which Excel says that it cannot take orders just now. */
const busy = new Set([
  'InvalidOperationInCellEditMode',
  'RequestAborted',
  'ServiceNotAvailable',
  'ServerBusy',
  'Conflict',
]);
const locked = new Set(['AccessDenied', 'OperationCellsExceedProtected', 'ReadOnly']);
const missing = new Set(['ApiNotFound', 'ApiNotAvailable', 'NotImplemented', 'UnsupportedOperation']);
const oversized = new Set(['RequestPayloadSizeLimitExceeded', 'ResponsePayloadSizeLimitExceeded']);

/** What an error of the library says, whichever realm it was made in. */
interface HostError {
  readonly code: string;
  readonly message: string;
  readonly debugInfo?: { readonly errorLocation?: string };
}

function isHostError(error: unknown): error is HostError {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    'message' in error &&
    typeof error.message === 'string' &&
    !(error instanceof Problem)
  );
}

/** An error of Excel as a problem that a person can be told; anything else as it is. */
export function problemOfHost(error: unknown): unknown {
  if (!isHostError(error)) return error;
  const { code, message, debugInfo } = error;
  const options = { cause: error };
  if (busy.has(code)) return new Problem('excel-busy', {}, options);
  if (locked.has(code)) return new Problem('excel-protected', {}, options);
  if (missing.has(code)) {
    return new Problem('excel-outdated', { needed: debugInfo?.errorLocation ?? message }, options);
  }
  return new Problem('excel-refused', { code, detail: message }, options);
}

/** Whether a request or its answer was too large: nothing of it was done, and half of it may pass. */
export function isOversized(error: unknown): boolean {
  return error instanceof Problem && error.code === 'excel-refused' && oversized.has(String(error.values['code']));
}
