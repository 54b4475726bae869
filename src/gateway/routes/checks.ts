import { checkAnswer, checkRequest, paths } from '../../contract';
import { checkPlanned } from '../../job';
import { whileWorking } from '../answers/while-working';
import type { GatewayApp } from '../contract-types';
import type { GatewayParts } from '../gateway-parts';
import { mostBytes } from './most-bytes';

/** Judges rows against the service as it is now; with `Accept: text/event-stream` it tells how far it is. */
export function checkRoutes(app: GatewayApp, parts: GatewayParts): void {
  const { world } = parts;
  app.post(
    paths.checks,
    {
      bodyLimit: mostBytes,
      schema: {
        summary: 'Judges rows by the rules and against the service as it is now; buys nothing',
        body: checkRequest,
        response: { 200: checkAnswer },
        eventStream: 'also',
      },
    },
    async (request, reply) =>
      whileWorking({
        request,
        reply,
        now: () => world.clock.now().getTime(),
        expected: parts.problemOf,
        work: (progress, signal) =>
          checkPlanned(world, request.body, progress, { checkedBy: request.person.name, signal }),
      }),
  );
}
