import { CallFailure } from '../partner-center';

/**
 * The answer of a read, undefined for any 404. Only for readers to whom "not shown" proves nothing: they wait, look
 * again, or search otherwise.
 */
export async function shown<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof CallFailure && error.kind === 'refused' && error.facts.status === 404) return undefined;
    throw error;
  }
}
