import { paths, pullAnswer, pullRequest, type PullAnswer, type PulledRow } from '../../contract';
import { readExpiring, type Expiring } from '../../job';
import { whileWorking } from '../answers/while-working';
import type { GatewayApp } from '../contract-types';
import type { GatewayParts } from '../gateway-parts';

/** Looks for subscriptions that are about to end; with `Accept: text/event-stream` it tells how far it is. */
export function pullRoutes(app: GatewayApp, parts: GatewayParts): void {
  const { world } = parts;

  function answer({ rows, plans, answered, unanswered }: Expiring): PullAnswer {
    const { name: connection, sandbox } = world.connection;
    return {
      rows: rows.map(({ customerId, subscriptionId, source, plan, suggested }): PulledRow => ({
        customerId,
        subscriptionId,
        source,
        plan,
        suggested,
      })),
      plans,
      answered,
      unanswered,
      meta: { connection, sandbox, pulledOn: world.clock.today() },
    };
  }

  app.post(
    paths.pulls,
    {
      schema: {
        summary: 'Lists the subscriptions that are about to end, with suggested plans',
        body: pullRequest,
        response: { 200: pullAnswer },
        eventStream: 'also',
      },
    },
    async (request, reply) => {
      const { body } = request;
      const total = body.customers?.length;
      return whileWorking({
        request,
        reply,
        now: () => world.clock.now().getTime(),
        expected: parts.problemOf,
        work: async (progress, signal) =>
          answer(
            await readExpiring(
              world,
              body,
              (made) => {
                progress({ ...made, total });
              },
              signal,
            ),
          ),
      });
    },
  );
}
