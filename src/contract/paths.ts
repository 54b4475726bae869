import type { RunId, SubscriptionId } from '../base';
import type { RunCommand } from './run-command';

/** Where the gateway answers what. */
export const paths = {
  signIn: '/.well-known/oauth-protected-resource',
  me: '/api/me',
  customers: '/api/customers',
  plans: '/api/plans',
  pulls: '/api/pulls',
  checks: '/api/checks',
  runs: '/api/runs',
  statuses: '/api/statuses',
  run: (id: RunId) => `/api/runs/${id}`,
  runEvents: (id: RunId) => `/api/runs/${id}/events`,
  runCommand: (id: RunId, command: RunCommand) => `/api/runs/${id}/${command}`,
  evidence: (id: RunId, row: SubscriptionId) => `/api/runs/${id}/rows/${row}/evidence`,
  resolve: (id: RunId, row: SubscriptionId) => `/api/runs/${id}/rows/${row}/resolve`,
} as const;

/**
 * A header that no form and no other site's page can send without being asked first: together with a JSON body it
 * stands where a token would, in sandbox mode.
 */
export const sandboxHeader = { name: 'x-crossgrade-sandbox', value: '1' } as const;
