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

/** What a person types, in their own language, to declare that it did not happen. */
function phraseFor(request: FastifyRequest, about: EvidenceAnswer['about']): string {
  const key = about === 'change' ? 'resolve.phrase-change' : 'resolve.phrase';
  return translate(key, {}, languageOf(request.headers['accept-language']));
}

function decisionOf(request: FastifyRequest, wish: ResolveRequest): Decision {
  if (wish.choice === 'adopt' || wish.choice === 'wait') return wish;
  const phrase = phraseFor(request, wish.choice === 'not-changed' ? 'change' : 'purchase');
  if (wish.typed.trim() !== phrase) throw new Problem('not-bought-untyped', { phrase });
  return { choice: wish.choice };
}

function answerOf(found: Awaited<ReturnType<typeof readEvidence>>, phrase: string): EvidenceAnswer {
  return {
    subscriptionId: found.record.plan.source.id,
    about: found.about,
    since: found.since.toISOString(),
    plan: found.part?.plan.label ?? '',
    licenses: found.part?.licenses,
    change: found.change,
    cartId: found.cartId ?? '',
    orderId: found.orderId ?? '',
    requestId: found.requestId ?? '',
    correlationId: found.correlationIds.at(-1) ?? '',
    sentAt: found.sentAt?.toISOString(),
    lookedAt: found.lookedAt.toISOString(),
    looks: found.looks,
    searches: found.searches.map(({ place, outcome, seen }) => ({ place, outcome, seen })),
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
    choices: [...found.choices],
    notBoughtFrom: found.deniableFrom.toISOString(),
    phrase,
  };
}

/** What is known of an outcome that is not, and a person's decision on it. */
export function resolveRoutes(app: GatewayApp, { world }: GatewayParts): void {
  app.get(
    paths.evidence(...address),
    {
      schema: {
        summary: 'What is known of an outcome that is not: of a purchase, or of a change of a subscription',
        params: rowAddress,
        response: { 200: evidenceAnswer },
      },
    },
    async (request): Promise<EvidenceAnswer> => {
      const found = await readEvidence(world, runOf(request.params), request.params.subscriptionId);
      return answerOf(found, phraseFor(request, found.about));
    },
  );

  app.post(
    paths.resolve(...address),
    {
      schema: {
        summary:
          'Settles an outcome that is not known: adopts a subscription, looks again, or declares that nothing happened',
        params: rowAddress,
        body: resolveRequest,
        response: { 200: commandAnswer },
      },
    },
    async (request) => {
      const { params, body } = request;
      const row = { run: runOf(params), row: params.subscriptionId, by: request.person.name };
      const taken = await resolveRow(world, row, decisionOf(request, body));
      return { taken: [taken], refused: [] };
    },
  );
}
