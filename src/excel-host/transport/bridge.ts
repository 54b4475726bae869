import { type EventEntry, type ExcelHost, isRecord, utf8Bytes } from '../host';
import { type Transport } from './transport';

/** The object by which the library reaches a host in its own process (`_richApiNativeBridge`). */
export interface NativeBridge {
  sendMessageToHost(message: string): void;
  /** Set by the library. */
  onMessageFromHost?: (message: string) => void;
}

const messageTypes = { request: 1, response: 2, messages: 3 } as const;

/** An event as the library takes it over the bridge. */
const entryOf = ([messageCategory, messageType, targetId, message]: EventEntry) => ({
  messageCategory,
  messageType,
  targetId,
  message,
  isRemoteOverride: false,
});

/**
 * The short way to the library: requests of the rich API and events, without a page around them. For Node, where the
 * library finds the bridge in a global when it is loaded.
 */
export function createBridge(host: ExcelHost): Transport & { readonly bridge: NativeBridge } {
  const bridge: NativeBridge = {
    sendMessageToHost(message) {
      const request: unknown = JSON.parse(message);
      if (!isRecord(request) || request['type'] !== messageTypes.request) return;
      const { id, flags, message: inner } = request;
      const body = isRecord(inner) ? inner['body'] : undefined;
      // The body may come as an object or, as over the other transport, as text.
      const parsed: unknown = typeof body === 'string' ? JSON.parse(body) : body;
      const given = { body: parsed, bytes: utf8Bytes(message), flags: typeof flags === 'number' ? flags : 0 };
      void host.process(given, (text) => {
        const head = `{"id":${JSON.stringify(id)},"type":${messageTypes.response},"flags":0`;
        bridge.onMessageFromHost?.(`${head},"message":{"statusCode":200,"headers":{},"body":${text}}}`);
      });
    },
  };
  const stop = host.onEvents((entries) => {
    const message = { entries: entries.map(entryOf) };
    bridge.onMessageFromHost?.(JSON.stringify({ type: messageTypes.messages, message }));
  });
  return {
    bridge,
    close() {
      stop();
      delete bridge.onMessageFromHost;
    },
  };
}
