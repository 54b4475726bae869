import { AsyncLocalStorage } from 'node:async_hooks';
import * as http from 'node:http';
import * as https from 'node:https';
import type { Duplex } from 'node:stream';

const departures = new AsyncLocalStorage<() => boolean>();

/** Sends, and holds a connection that is made for this very request to the time in which it may leave. */
export function departing<T>(mayLeave: (() => boolean) | undefined, send: () => Promise<T>): Promise<T> {
  return mayLeave === undefined ? send() : departures.run(mayLeave, send);
}

/**
 * Breaks a fresh connection that stands too late. The request waits for its connection in the platform's buffer, and
 * would leave by itself as soon as there is one, however long this process stood still in between.
 */
function fenced(socket: Duplex | null | undefined, ready: 'connect' | 'secureConnect'): Duplex | null | undefined {
  const mayLeave = departures.getStore();
  if (socket && mayLeave) {
    socket.prependOnceListener(ready, () => {
      if (!mayLeave()) socket.destroy(new Error('Connected too late for the request to leave'));
    });
  }
  return socket;
}

class FencedHttpAgent extends http.Agent {
  override createConnection(...parameters: Parameters<http.Agent['createConnection']>): Duplex | null | undefined {
    return fenced(super.createConnection(...parameters), 'connect');
  }
}

class FencedHttpsAgent extends https.Agent {
  override createConnection(...parameters: Parameters<https.Agent['createConnection']>): Duplex | null | undefined {
    return fenced(super.createConnection(...parameters), 'secureConnect');
  }
}

/** The connections of a client. */
export function departureAgent(insecure: boolean, options: http.AgentOptions): http.Agent {
  return insecure ? new FencedHttpAgent(options) : new FencedHttpsAgent(options);
}
