import { customersAnswer, customersQuery, meAnswer, paths, plansAnswer, plansQuery } from '../../contract';
import { findCustomers } from '../../job';
import type { GatewayApp } from '../contract-types';
import type { GatewayParts } from '../gateway-parts';

const usualLimit = 50;

/** Who asks, what they are connected to, and what there is to choose from. */
export function connectionRoutes(app: GatewayApp, parts: GatewayParts): void {
  const { world } = parts;

  app.get(
    paths.me,
    { schema: { summary: 'Who asks, and what they are connected to', response: { 200: meAnswer } } },
    ({ person }) => ({
      user: { id: person.id, name: person.name },
      connection: world.connection,
      today: world.clock.today(),
      version: parts.version,
      requestsPerMinute: parts.requestsPerMinute,
      concurrency: parts.concurrency,
      limits: world.limits,
      signIn: parts.signIn === undefined ? ('local' as const) : ('oidc' as const),
    }),
  );

  app.get(
    paths.customers,
    {
      schema: {
        summary: 'Customers by the beginning of their name or domain, or by id',
        querystring: customersQuery,
        response: { 200: customersAnswer },
      },
    },
    ({ query }) => findCustomers(world, query.search ?? '', query.limit ?? usualLimit),
  );

  app.get(
    paths.plans,
    {
      schema: {
        summary: 'Plans on sale in a country; without one, in the country of the partner',
        querystring: plansQuery,
        response: { 200: plansAnswer },
      },
    },
    async ({ query }) => ({ plans: await parts.plans.plans(query.country, query.segment) }),
  );
}
