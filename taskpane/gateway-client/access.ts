import type { Clock } from '../../src/base';
import type { Locale } from '../../src/messages';

/** Headers that say who asks: a bearer token, or the sandbox's own header. */
export type Identification = Readonly<Record<string, string>>;

/** How the pane reaches the gateway, and who it is there. */
export interface GatewayAccess {
  /** Where the gateway listens, without a slash at the end; empty: where the page comes from. */
  readonly address: string;
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  /** `renew`: what was sent last is not accepted any more. */
  readonly identify: (how: { readonly renew: boolean }) => Promise<Identification>;
  /** The language for sentences of the gateway. */
  readonly locale: () => Locale;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Told after every call whether the gateway was there. */
  readonly heard?: (reachable: boolean) => void;
}
