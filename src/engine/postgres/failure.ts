import { Problem } from '../../base';

/** SQLSTATE of a refused statement, or the system's code of a connection that failed; undefined where there is none. */
export function failureCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** What an error says; also of one that comes from elsewhere than our own realm. */
export function failureMessage(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
  return String(error);
}

/** What failed when the engine's library started: it hands that on inside an error of its own, without the code. */
function failureAtStart(error: unknown): Error | undefined {
  if (typeof error !== 'object' || error === null || !('error' in error)) return undefined;
  return error.error instanceof Error ? error.error : undefined;
}

/** Two transactions met: the same work can succeed when it is done again. */
const conflicts = new Set(['40001', '40P01']);

/** The server is stopping (57P01, 57P02), starting (57P03), has lost the session (57P05, 25P03), or is full (53300). */
const unavailable = new Set([
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '25P03',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** What pg says, without a code, of connections that are gone. */
const lostConnection =
  /Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout|timeout expired|timeout exceeded when trying to connect|not queryable/;

export function isConflict(error: unknown): boolean {
  return conflicts.has(failureCode(error) ?? '');
}

/** Whether there is no working connection to the server, as opposed to a server that answered with a refusal. */
export function isUnavailable(error: unknown): boolean {
  // As whoever waited for the server in vain, or lost it while committing, has said it.
  if (error instanceof Problem) return error.code === 'database-unavailable';
  const inner = failureAtStart(error);
  if (inner !== undefined) return isUnavailable(inner);
  const code = failureCode(error);
  if (code !== undefined) return unavailable.has(code) || code.startsWith('08');
  return lostConnection.test(failureMessage(error));
}
