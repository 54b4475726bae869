import type { Identification } from '../gateway-client/access';

/** Proves to the gateway who asks. One rung of a ladder: which one is taken depends on the gateway and on the host. */
export interface SignIn {
  /** Headers for a call. `renew`: those given last were refused. Throws `sign-in-needed` where a person has to act. */
  identify(how: { readonly renew: boolean }): Promise<Identification>;
  /** Asks the person to sign in; undefined: there is nothing to sign in to. */
  readonly signIn: (() => Promise<void>) | undefined;
}
