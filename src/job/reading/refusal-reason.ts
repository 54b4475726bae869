import { CallFailure } from '../../partner-center';

/** Why the service did not tell something, in its own words, short enough for a cell. */
export function refusalReason(failure: CallFailure): string {
  const { status, code, description } = failure.facts;
  const number = [status, code].filter((part) => part !== undefined && part !== '').join('/');
  return [number, description].filter((part) => part !== '').join(' ');
}

/** A failure that concerns one customer, not the connection: the rest of the work goes on. */
export function concernsCustomer(error: unknown): error is CallFailure {
  return error instanceof CallFailure && (error.kind === 'refused' || error.kind === 'unclear');
}
