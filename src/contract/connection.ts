import * as z from 'zod/mini';
import type { Read } from './read';
import { runLimits } from './run-terms';
import { count, customerId, day, tenantId, text } from './scalar';

/** How a person becomes known to the gateway: `local` is the sandbox's own identity, which needs no sign-in. */
export const signInKinds = ['local', 'oidc'] as const;

/** Who asks, and what they are connected to. */
export const meAnswer = z.object({
  user: z.object({ id: text, name: text }),
  connection: z.object({ name: text, tenantId, sandbox: z.boolean() }),
  /** The day that last days are counted from. */
  today: day,
  version: text,
  /** 0: no limit of ours. */
  requestsPerMinute: count,
  concurrency: count,
  /** Of runs that are asked for without limits of their own. */
  limits: runLimits,
  signIn: z.enum(signInKinds),
});
export type MeAnswer = Read<typeof meAnswer>;

/**
 * Where a person signs in (RFC 9728, `/.well-known/oauth-protected-resource`): the one thing beside health that is told
 * to anybody. Without a sign-in (sandbox) there are no servers.
 */
export const signInAnswer = z.object({
  resource: text,
  authorization_servers: z.array(text),
  scopes_supported: z.array(text),
  bearer_methods_supported: z.array(text),
  /** The application that people sign in to; empty: none. */
  crossgrade_client_id: text,
});
export type SignInAnswer = Read<typeof signInAnswer>;

export const customersQuery = z.object({
  /** The beginning of a name or domain, or an id. */
  search: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000))),
});
export type CustomersQuery = Read<typeof customersQuery>;

export const customersAnswer = z.object({
  customers: z.array(z.object({ id: customerId, name: text, domain: text })),
  /** There are more than were asked for. */
  more: z.boolean(),
});
export type CustomersAnswer = Read<typeof customersAnswer>;
