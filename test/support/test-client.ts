import { randomUUID } from 'node:crypto';
import type { EnginePolicy } from '../../src/engine';
import { defaultTermEndWords } from '../../src/migration';
import type { ReachClientCrashPoint } from '../../src/partner-center/crash-point';
import { createPartnerCenter, fixedToken, type PartnerCenter } from '../../src/partner-center';
import { systemClock } from './system-clock';

/** Waits short enough for a test, in the same proportions as the real ones. */
export const testPolicy: EnginePolicy = {
  writeDeadline: 600,
  listingLag: 1_500,
  pollFirst: 20,
  pollMost: 100,
  provisioningPatience: 20_000,
  changePatience: 4_000,
  scanFreshFor: 60_000,
  memberSilence: 20_000,
  takeoverEvery: 100,
  termEndWords: defaultTermEndWords,
  rowsAtOnce: 32,
  usersAtOnce: 8,
  lookAgainAfter: [],
};

/** A client of the service as the engine has it, with waits cut short. */
export function testClient(
  baseUrl: string,
  token = 'x',
  writeDeadline = testPolicy.writeDeadline,
  reach?: ReachClientCrashPoint,
): PartnerCenter {
  return createPartnerCenter({
    baseUrl,
    tokens: fixedToken(token),
    clock: systemClock,
    newCorrelationId: randomUUID,
    random: () => 0.5,
    writeDeadline,
    waitScale: 0.01,
    ...(reach === undefined ? {} : { reach }),
  });
}
