import { sandboxHeader } from '../../src/contract';
import type { SignIn } from './sign-in';

/** The identity of a gateway that listens on this machine only: a header that no other site's page can send. */
export const sandboxIdentity: SignIn = {
  identify: async () => ({ [sandboxHeader.name]: sandboxHeader.value }),
  signIn: undefined,
};
