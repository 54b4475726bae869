import { type Command, type EventEntry, type ExcelHost, isRecord, utf8Bytes } from '../host';
import { bindingEvents, bindingNamed } from './binding-messages';
import { appContext, type Conversation } from './conversation';
import { type Transport } from './transport';
import {
  actions,
  errorCodes,
  events,
  methods,
  noBinding,
  notSupported,
  readRequest,
  response,
  responses,
  type XdmRequest,
} from './xdm-messages';

export interface XdmOptions {
  readonly host: ExcelHost;
  readonly conversation: Conversation;
  /** Posts to the page's window, and to the page's origin alone. */
  readonly post: (message: string) => void;
  /** Hears what the page's window posts, and its window alone; the answer stops that. */
  readonly listen: (hear: (message: unknown) => void) => () => void;
}

const keyOf = (event: number, target: string) => `${String(event)} ${target}`;
const isOfBinding = (event: number) => event === events.bindingChanged || event === events.bindingSelected;

const succeeded = { Version: 1, Error: 0 } as const;

/**
 * The conversation that Excel on the web has with an add-in's page: posted messages. The page is loaded as it is
 * delivered, and nothing in it or in the library is changed.
 */
export function createXdm(options: XdmOptions): Transport {
  const session = new XdmSession(options);
  const stops = [
    options.listen((message) => session.hear(message)),
    options.host.onEvents((entries) => session.tell(entries)),
    options.host.workbook.on((event) => {
      if (event.type === 'selectionChanged') session.notify(events.selectionChanged, null);
      if (event.type === 'settingsChanged') session.notify(events.settingsChanged, null);
      for (const { event: number, id, data } of bindingEvents(options.host.workbook, event)) {
        session.notify(number, data, id);
      }
    }),
  ];
  return {
    close() {
      for (const stop of stops) stop();
    },
  };
}

class XdmSession {
  /** Registrations by their event and what it happens to, to be answered whenever it happens. */
  readonly #registered = new Map<string, XdmRequest>();

  constructor(private readonly options: XdmOptions) {}

  hear(message: unknown): void {
    const request = readRequest(message);
    if (request?.conversationId !== this.options.conversation.conversationId) return;
    switch (request.action) {
      case actions.register:
      case actions.unregister:
        this.#register(request);
        break;
      case actions.invoke:
        this.#invoke(request);
        break;
      default:
        this.#reply(request, undefined, errorCodes.handling);
    }
  }

  /** Events of the rich API. */
  tell(entries: readonly EventEntry[]): void {
    this.notify(events.richApiMessage, { ArrayData: [...entries] });
  }

  /** Tells of an event, of one binding where it is about that. */
  notify(event: number, data: unknown, target = ''): void {
    const registration = this.#registered.get(keyOf(event, target));
    if (registration) this.options.post(response(registration, responses.event, data));
  }

  #reply(request: XdmRequest, data: unknown, errorCode: number = errorCodes.none): void {
    this.options.post(response(request, responses.answer, data, errorCode));
  }

  #register(request: XdmRequest): void {
    const event = isRecord(request.data) ? request.data['eventDispId'] : undefined;
    if (typeof event !== 'number') {
      this.#reply(request, undefined, errorCodes.handling);
      return;
    }
    const target = isRecord(request.data) ? request.data['targetId'] : undefined;
    const key = keyOf(event, isOfBinding(event) && typeof target === 'string' ? target : '');
    if (request.action === actions.register) this.#registered.set(key, request);
    else this.#registered.delete(key);
    this.#reply(request, { Error: 0 });
    if (event === events.commandInvoked && request.action === actions.register) {
      this.options.host.commands.connect((command) => this.#press(command));
    }
  }

  #press({ id, action, controlId }: Command): void {
    this.notify(events.commandInvoked, [id, action, JSON.stringify({ source: { id: controlId } })]);
  }

  #invoke(request: XdmRequest): void {
    const { host, conversation } = this.options;
    switch (request.name) {
      case 'ContextActivationManager_getAppContextAsync':
        // The first thing a page asks: whatever an earlier page held on to is nobody's now.
        host.restart();
        this.#reply(request, appContext(conversation, host));
        break;
      case 'executeMethod':
        this.#execute(request);
        break;
      case 'ContextActivationManager_notifyHost':
        // Focus, keyboard and address of the page: nobody waits for an answer.
        break;
      default:
        this.#reply(request, undefined, errorCodes.handling);
    }
  }

  #execute(request: XdmRequest): void {
    const data = isRecord(request.data) ? request.data : {};
    const method = isRecord(data['DdaMethod']) ? data['DdaMethod']['DispatchId'] : undefined;
    const { host } = this.options;
    switch (method) {
      case methods.richApi:
        this.#richApi(request, data['ArrayData']);
        break;
      case methods.saveSettings:
        this.#saveSettings(data['DdaSettingsMethod']);
        this.#reply(request, succeeded);
        break;
      case methods.loadSettings: {
        const settings = [...host.workbook.settings.entries()].map(([Name, Value]) => ({ Name, Value }));
        this.#reply(request, { ...succeeded, Properties: { Settings: settings } });
        break;
      }
      case methods.getBinding: {
        const wanted = isRecord(data['DdaBindingsMethod']) ? data['DdaBindingsMethod']['BindingId'] : undefined;
        const found = bindingNamed(host.workbook, wanted);
        if (found === undefined) this.#reply(request, { Version: 1, Error: noBinding });
        else this.#reply(request, { ...succeeded, Bindings: [found] });
        break;
      }
      case methods.commandCompleted: {
        const command = isRecord(data['ArrayData']) ? data['ArrayData'][0] : data[0];
        if (typeof command === 'string') host.commands.complete(command);
        this.#reply(request, succeeded);
        break;
      }
      default:
        this.#reply(request, { Version: 1, Error: notSupported });
    }
  }

  /** `[executor, method, path, headers, body, permission, flags, …]` → `[status, headers, body]`. */
  #richApi(request: XdmRequest, given: unknown): void {
    const parts: readonly unknown[] = Array.isArray(given) ? given : [];
    const text = typeof parts[4] === 'string' ? parts[4] : '{}';
    const flags = typeof parts[6] === 'number' ? parts[6] : 0;
    const body: unknown = JSON.parse(text);
    void this.options.host.process({ body, bytes: utf8Bytes(text), flags }, (answer) =>
      this.#reply(request, { ...succeeded, Data: [200, ['Content-Type', 'application/json'], answer] }),
    );
  }

  /** The library sends the whole set of settings, each value as JSON text. */
  #saveSettings(given: unknown): void {
    const pairs: readonly unknown[] = isRecord(given) && Array.isArray(given['Properties']) ? given['Properties'] : [];
    const { settings } = this.options.host.workbook;
    const kept = new Map(
      pairs.flatMap((pair: unknown): [string, string][] => {
        const [key, value] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
        return typeof key === 'string' && typeof value === 'string' ? [[key, value]] : [];
      }),
    );
    this.options.host.workbook.batch('addin', () => {
      for (const [key] of [...settings.entries()]) if (!kept.has(key)) settings.remove(key);
      for (const [key, value] of kept) if (settings.get(key) !== value) settings.set(key, value);
    });
  }
}
