import type { GatewayAccess } from '../../../taskpane/gateway-client/access';
import { handClock, type HandClock } from './hand-clock';

/** Everything that a client asks of its surroundings, with a clock that the test moves. */
export interface TestAccess extends GatewayAccess {
  readonly clock: HandClock;
  /** What was heard of the gateway, oldest first. */
  readonly reached: boolean[];
  /** Whether the identification was to be renewed, by request. */
  readonly renewals: boolean[];
}

export function testAccess(address: string, clock: HandClock = handClock({ short: 29_000 })): TestAccess {
  const reached: boolean[] = [];
  const renewals: boolean[] = [];
  return {
    address,
    fetch: (input, init) => fetch(input, init),
    identify: async ({ renew }) => {
      renewals.push(renew);
      return { 'x-crossgrade-sandbox': '1' };
    },
    locale: () => 'pl-PL',
    clock,
    random: () => 0,
    heard: (reachable) => void reached.push(reachable),
    reached,
    renewals,
  };
}
