import { DBOSInitializationError } from '@dbos-inc/dbos-sdk/internal/error';
import { Problem } from '../../../src/base';
import { isUnavailable } from '../../../src/engine/postgres';
import { databaseUnavailable } from '../../../src/engine/postgres/ready';

/** As the system reports a connection that broke while something was written to it. */
const broken = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });

describe('a server that is away', () => {
  test('is known by the code of what failed', () => {
    expect(isUnavailable(broken)).toBe(true);
    expect(isUnavailable(Object.assign(new Error('stopping'), { code: '57P01' }))).toBe(true);
    expect(isUnavailable(Object.assign(new Error('no such table'), { code: '42P01' }))).toBe(false);
  });

  test('is known by what whoever waited for it in vain says of it', () => {
    expect(isUnavailable(databaseUnavailable(broken))).toBe(true);
    expect(isUnavailable(new Problem('internal', { detail: 'EPIPE' }))).toBe(false);
  });

  test('is known as well where it goes away while the library of the engine starts, which wraps what failed', () => {
    const atStart = (error: Error) => new DBOSInitializationError(`Failed to initialize: ${error.message}`, error);
    expect(isUnavailable(atStart(broken))).toBe(true);
    expect(isUnavailable(atStart(new Error('Connection terminated unexpectedly')))).toBe(true);
    expect(isUnavailable(atStart(new Error('a migration is missing')))).toBe(false);
    expect(isUnavailable(new DBOSInitializationError('Failed to initialize'))).toBe(false);
  });
});
