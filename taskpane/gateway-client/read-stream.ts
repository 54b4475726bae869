import type { Clock } from '../../src/base';
import { createEventParser, type ServerEvent } from './event-parser';
import { linkSignal } from './linked-signal';

/** Nothing came for longer than the gateway's heartbeat allows: the connection is dead, whatever the network says. */
export class SilentStream extends Error {
  override readonly name = 'SilentStream';
}

export interface ReadStreamOptions {
  readonly clock: Clock;
  /** Milliseconds without a byte after which the connection counts as dead. */
  readonly silence: number;
  readonly signal: AbortSignal | undefined;
}

/** The next piece of a body, or `SilentStream`, or the signal's reason. */
async function nextPiece(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  { clock, silence, signal }: ReadStreamOptions,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  const wait = linkSignal(signal);
  try {
    return await Promise.race([
      reader.read(),
      clock.sleep(silence, wait.signal).then(() => Promise.reject(new SilentStream())),
    ]);
  } finally {
    wait.abort(new SilentStream());
    wait.release();
  }
}

/** The events of an answer's body as they arrive; ends where the body ends. */
export async function* readStream(
  body: ReadableStream<Uint8Array>,
  options: ReadStreamOptions,
): AsyncGenerator<ServerEvent, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parse = createEventParser();
  try {
    for (;;) {
      const { done, value } = await nextPiece(reader, options);
      if (done) return;
      yield* parse(decoder.decode(value, { stream: true }));
    }
  } finally {
    // Whoever stops reading wants the gateway to know it: a pull that nobody waits for is not worth its requests.
    void reader.cancel().catch(() => undefined);
  }
}
