import type { FastifyReply } from 'fastify';
import { toJson } from '../../contract';

/** A sign of life, so that proxies keep the stream open and readers know that somebody is there. */
const heartbeatEvery = 15_000;

/** A `text/event-stream` that is being answered. */
export interface EventStream {
  /** Resolves when the reader can take more; ends silently where the reader is gone. */
  send(event: string, data: unknown, id?: string): Promise<void>;
  end(): void;
}

/** Whether whoever asks would rather follow than wait. */
export function wantsEvents(accept: string | undefined): boolean {
  return accept?.includes('text/event-stream') === true;
}

/**
 * Takes the answer out of the server's hands and turns it into a stream of events. Headers that were set before, those
 * of security above all, are kept.
 */
export function openEventStream(reply: FastifyReply, signal: AbortSignal): EventStream {
  const { raw } = reply;
  reply.hijack();
  raw.writeHead(200, {
    // The library's type allows undefined, which it never holds once a header was set.
    ...(reply.getHeaders() as Record<string, string | string[] | number>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Proxies of the nginx kind would otherwise hold events back until a buffer is full.
    'x-accel-buffering': 'no',
  });
  raw.flushHeaders();
  const heartbeat = setInterval(() => {
    if (!raw.writableNeedDrain) raw.write(': \n\n');
  }, heartbeatEvery);
  const quiet = (): void => {
    clearInterval(heartbeat);
  };
  raw.once('close', quiet);

  function drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        raw.off('drain', done);
        raw.off('close', done);
        resolve();
      };
      raw.once('drain', done);
      raw.once('close', done);
    });
  }

  return {
    send: async (event, data, id) => {
      if (signal.aborted || raw.destroyed || raw.writableEnded) return;
      const lines = [...(id === undefined ? [] : [`id: ${id}`]), `event: ${event}`, `data: ${toJson(data)}`];
      if (!raw.write(`${lines.join('\n')}\n\n`)) await drained();
    },
    end: () => {
      quiet();
      if (!raw.writableEnded) raw.end();
    },
  };
}

/** Aborted when the reader goes away before it has its answer. */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
