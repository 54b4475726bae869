import * as z from 'zod/mini';
import { brandId, type RunId } from '../../base';
import { paths } from '../../contract';
import type { RunNews } from '../../job';
import { goneSignal, openEventStream, type EventStream } from '../answers/event-stream';
import type { GatewayApp } from '../contract-types';
import type { GatewayParts } from '../gateway-parts';
import { summaryOf } from './run-summaries';
import { runAddress, runOf } from './runs';

const eventsQuery = z.object({
  /** As `Last-Event-ID`, for whoever cannot send headers; the answer to a run holds one. */
  after: z.optional(z.string().check(z.maxLength(40))),
});

/** A run's news as events, resumable by `Last-Event-ID` at any gateway of the database. */
export function runEventRoutes(app: GatewayApp, parts: GatewayParts): void {
  app.get(
    paths.runEvents(brandId<RunId>(':id')),
    {
      schema: {
        summary: 'The news of a run as events: rows, run, end',
        params: runAddress,
        querystring: eventsQuery,
        response: { 200: z.string() },
        eventStream: 'only',
      },
    },
    async (request, reply) => {
      const { headers } = request;
      const after = headers['last-event-id'] ?? request.query.after;
      const signal = goneSignal(reply);
      const news = parts.feed.follow(runOf(request.params), typeof after === 'string' ? after : undefined, signal);
      // A run that is none is a problem answer, so the stream begins with the first of its news.
      const first = await news.next();
      const stream = openEventStream(reply, signal);
      const closed = parts.meters.streamOpened();
      const tell = async (stream: EventStream, { rows, users, cursor, standing }: RunNews): Promise<void> => {
        if (rows.length > 0 || users.length > 0) {
          await stream.send('rows', { rows, users }, cursor);
          parts.reach?.('news-sent');
        }
        if (standing === undefined) return;
        const summary = summaryOf(request, standing);
        await stream.send('run', summary, cursor);
        if (standing.status === 'ended') await stream.send('end', summary, cursor);
      };
      try {
        if (first.done !== true) await tell(stream, first.value);
        for await (const one of news) await tell(stream, one);
      } catch (error) {
        // The reader comes back with its last id; what went wrong is in the log.
        request.log.warn({ error: String(error) }, 'stream-ended');
      } finally {
        closed();
        stream.end();
      }
    },
  );
}
