import { HostError } from '../../../src/excel-host';

/** What the host refuses a call with; fails where it refuses nothing. */
export function refusalOf(call: () => unknown): HostError {
  try {
    call();
  } catch (error) {
    if (error instanceof HostError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}
