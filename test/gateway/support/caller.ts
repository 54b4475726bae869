import type * as z from 'zod/mini';
import { sandboxHeader, toJson, type Read } from '../../../src/contract';
import { readEvents, type SentEvent } from './read-events';

export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Speaks to a gateway over HTTP, as a pane does. */
export class Caller {
  constructor(
    readonly url: string,
    private readonly identification: Readonly<Record<string, string>> = { [sandboxHeader.name]: sandboxHeader.value },
  ) {}

  fetch(method: string, path: string, { body, headers, signal }: CallOptions = {}): Promise<Response> {
    return fetch(this.url + path, {
      method,
      headers: {
        ...this.identification,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : toJson(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const response = await this.fetch(method, path, options);
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, body: json ? (JSON.parse(text) as unknown) : text };
  }

  /** Asks, expects one of the statuses of success, and reads the answer by the contract. */
  async ask<Schema extends z.ZodMiniType>(
    schema: Schema,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Read<Schema>> {
    const answer = await this.call(method, path, { body });
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
    return schema.parse(answer.body) as Read<Schema>; // the same, with nothing to be written to
  }

  /** The events of an answer, until it ends or the caller stops reading. */
  async *events(method: string, path: string, options: CallOptions = {}): AsyncGenerator<SentEvent> {
    const response = await this.fetch(method, path, {
      ...options,
      headers: { accept: 'text/event-stream', ...options.headers },
    });
    if (!response.ok || response.body === null) throw new Error(`${String(response.status)} ${await response.text()}`);
    yield* readEvents(response.body);
  }
}
