import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { idKey, brandId, type RunId } from '../../base';
import { paths, runAnswer, runId, runRequest, runsAnswer, runsQuery, toJson, type RunAnswer } from '../../contract';
import { listRuns, readRun, requestRun, type RunReading } from '../../job';
import type { GatewayApp } from '../contract-types';
import type { GatewayParts } from '../gateway-parts';
import { mostBytes } from './most-bytes';
import { summaryOf } from './run-summaries';

export const runAddress = z.object({ id: runId });

/** One run has one name, however its letters are written. */
export function runOf({ id }: { readonly id: RunId }): RunId {
  return brandId<RunId>(idKey(id));
}

function answerOf(request: FastifyRequest, { rows, users, notRun, cursor, ...standing }: RunReading): RunAnswer {
  return { ...summaryOf(request, standing), rows, users, notRun, cursor };
}

/** Asks for runs and reads them. */
export function runRoutes(app: GatewayApp, parts: GatewayParts): void {
  const { world, pace } = parts;

  app.put(
    paths.run(brandId<RunId>(':id')),
    {
      bodyLimit: mostBytes,
      schema: {
        summary:
          'Asks for a run: durable before the answer, judged and submitted behind it; asked again it is the same',
        params: runAddress,
        body: runRequest,
        response: { 200: runAnswer, 202: runAnswer },
      },
    },
    async (request, reply) => {
      const id = runOf(request.params);
      // What was read, not what was sent: spaces and the order of properties make no other request.
      const digest = createHash('sha256').update(toJson(request.body)).digest('hex');
      const known = await requestRun(world, { id, runBy: request.person.name, planned: request.body, digest });
      parts.reach?.('run-answerless');
      return reply.code(known ? 200 : 202).send(answerOf(request, await readRun(world, pace, id)));
    },
  );

  app.get(
    paths.run(brandId<RunId>(':id')),
    { schema: { summary: 'A run with all its rows', params: runAddress, response: { 200: runAnswer } } },
    async (request) => answerOf(request, await readRun(world, pace, runOf(request.params))),
  );

  app.get(
    paths.runs,
    {
      schema: {
        summary: 'Runs in numbers, newest first; without ids the latest ones',
        querystring: runsQuery,
        response: { 200: runsAnswer },
      },
    },
    async (request) => {
      const { id } = request.query;
      const ids = id === undefined ? undefined : [id].flat().map((one) => runOf({ id: one }));
      const runs = await listRuns(world, pace, ids);
      return { runs: runs.map((standing) => summaryOf(request, standing)) };
    },
  );
}
