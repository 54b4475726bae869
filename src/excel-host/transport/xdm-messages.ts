import { isRecord } from '../host';

/** What a message of the page asks for. */
export const actions = { invoke: 0, register: 1, unregister: 2 } as const;
/** What a message of the host is: the answer to one, or an event. */
export const responses = { answer: 0, event: 1 } as const;
export const errorCodes = { none: 0, handling: -2, accessDenied: -5 } as const;

/** Methods of the common API that reach the host as `executeMethod`, by the numbers that the library gives them. */
export const methods = {
  getBinding: 68,
  loadSettings: 75,
  saveSettings: 76,
  richApi: 93,
  commandCompleted: 94,
} as const;
/** Events of the common API. */
export const events = {
  settingsChanged: 1,
  selectionChanged: 2,
  bindingSelected: 3,
  bindingChanged: 4,
  richApiMessage: 33,
  commandInvoked: 39,
} as const;
/** What is answered to a method that this host does not have ("not supported"). */
export const notSupported = 5001;
/** What is answered where no binding has the id ("binding does not exist"). */
export const noBinding = 3002;

/** One message of the page to its host. */
export interface XdmRequest {
  readonly action: number;
  readonly name: string;
  readonly conversationId: string;
  readonly correlationId: number;
  readonly data: unknown;
}

/** Reads a posted message; undefined where it is none of this conversation's kind. */
export function readRequest(message: unknown): XdmRequest | undefined {
  if (typeof message !== 'string' || !message.startsWith('{')) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(message);
  } catch {
    return undefined;
  }
  if (!isRecord(parsed) || parsed['_messageType'] !== 0) return undefined;
  const { _actionType: action, _actionName: name, _conversationId: conversationId, _correlationId: id } = parsed;
  if (typeof action !== 'number' || typeof name !== 'string') return undefined;
  if (typeof conversationId !== 'string' || typeof id !== 'number') return undefined;
  return { action, name, conversationId, correlationId: id, data: parsed['_data'] };
}

/** A message of the host, as the page takes it. */
export function response(
  to: Pick<XdmRequest, 'name' | 'conversationId' | 'correlationId'>,
  type: number,
  data: unknown,
  errorCode: number = errorCodes.none,
): string {
  return JSON.stringify({
    _messageType: 1,
    _actionName: to.name,
    _conversationId: to.conversationId,
    _correlationId: to.correlationId,
    _origin: '',
    _errorCode: errorCode,
    _responseType: type,
    _serializerVersion: 1,
    _data: data,
  });
}
