import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { brandId, Problem, type RunId, type SubscriptionId } from '../../base';
import {
  commandAnswer,
  evidenceAnswer,
  paths,
  resolveRequest,
  runId,
  subscriptionId,
  type EvidenceAnswer,
  type ResolveRequest,
} from '../../contract';
import { readEvidence, resolveRow, type Decision } from '../../job';
import { translate } from '../../messages';
import { languageOf } from '../answers/language';
import type { GatewayApp } from '../contract-types';
import type { GatewayParts } from '../gateway-parts';
import { runOf } from './runs';

const rowAddress = z.object({ id: runId, subscriptionId });
const address = [brandId<RunId>(':id'), brandId<SubscriptionId>(':subscriptionId')] as const;

/** What a person types, in their own language, to declare that nothing was bought. */
function phraseFor(request: FastifyRequest): string {
  return translate('resolve.phrase', {}, languageOf(request.headers['accept-language']));
}

function decisionOf(request: FastifyRequest, wish: ResolveRequest): Decision {
  if (wish.choice !== 'not-bought') return wish;
  const phrase = phraseFor(request);
  if (wish.typed.trim() !== phrase) throw new Problem('not-bought-untyped', { phrase });
  return { choice: 'not-bought' };
}

/** What is known of a purchase whose outcome is not, and a person's decision on it. */
export function resolveRoutes(app: GatewayApp, { world }: GatewayParts): void {
  app.get(
    paths.evidence(...address),
    {
      schema: {
        summary: 'What is known of a purchase whose outcome is not',
        params: rowAddress,
        response: { 200: evidenceAnswer },
      },
    },
    async (request): Promise<EvidenceAnswer> => {
      const found = await readEvidence(world, runOf(request.params), request.params.subscriptionId);
      return {
        subscriptionId: found.record.plan.source.id,
        since: found.since.toISOString(),
        plan: found.part.plan.label,
        licenses: found.part.licenses,
        cartId: found.cartId ?? '',
        requestId: found.requestId ?? '',
        correlationId: String(found.record.message?.values['correlationId'] ?? ''),
        sentAt: found.sentAt?.toISOString(),
        searchedAt: found.searchedAt.toISOString(),
        candidates: found.candidates.map(({ subscription, marked }) => ({
          subscriptionId: subscription.id,
          product: subscription.productName,
          licenses: subscription.quantity,
          orderId: subscription.orderId ?? '',
          createdOn: subscription.createdOn,
          status: subscription.status,
          marked,
        })),
        notBoughtFrom: found.notBoughtFrom.toISOString(),
        phrase: phraseFor(request),
      };
    },
  );

  app.post(
    paths.resolve(...address),
    {
      schema: {
        summary:
          'Settles a purchase whose outcome is not known: adopts a subscription, looks again, or declares it not bought',
        params: rowAddress,
        body: resolveRequest,
        response: { 200: commandAnswer },
      },
    },
    async (request) => {
      const { params, body } = request;
      const taken = await resolveRow(world, runOf(params), params.subscriptionId, decisionOf(request, body));
      return { taken: [taken], refused: [] };
    },
  );
}
