import { paths, statusesAnswer, statusesRequest } from '../../contract';
import { readStatuses } from '../../job';
import type { GatewayApp } from '../contract-types';
import type { GatewayParts } from '../gateway-parts';
import { mostBytes } from './most-bytes';
import { summaryOf } from './run-summaries';

/** Where the rows of a workbook stand, whoever ran them: for a sheet that is to be caught up. */
export function statusRoutes(app: GatewayApp, { world, pace }: GatewayParts): void {
  app.post(
    paths.statuses,
    {
      bodyLimit: mostBytes,
      schema: {
        summary: 'Where rows stand, whoever ran them',
        body: statusesRequest,
        response: { 200: statusesAnswer },
      },
    },
    async (request) => {
      const { rows, users, runs } = await readStatuses(world, pace, request.body.subscriptions);
      return { rows, users, runs: runs.map((standing) => summaryOf(request, standing)) };
    },
  );
}
