import { setTimeout as wait } from 'node:timers/promises';
import type * as z from 'zod/mini';
import type { Read } from '../../../src/contract';
import type { Caller } from '../../gateway/support/caller';
import type { Fleet } from './fleet';

/** A question is asked of many gateways before it is believed that nobody will answer it. */
const mostTries = 120;
const pauseBeforeAsking = 250;

/** A person's line to whichever gateway answers: gateways die, and the service behind them has its troubles. */
export class Line {
  constructor(
    private readonly fleet: Fleet,
    private readonly chance: () => number,
  ) {}

  /** Asks until somebody answers well. */
  async ask<T>(question: (caller: Caller) => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      const caller = await this.#somebody();
      try {
        return await question(caller);
      } catch (error) {
        if (tries >= mostTries) throw error;
        await wait(pauseBeforeAsking);
      }
    }
  }

  /** Asks until somebody answers; undefined where the answer is no. */
  async try<Schema extends z.ZodMiniType>(
    schema: Schema,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Read<Schema> | undefined> {
    const answer = await this.ask(async (caller) => {
      const heard = await caller.call(method, path, { body });
      if (heard.status >= 500 || heard.status === 429) throw new Error(`${method} ${path}: ${String(heard.status)}`);
      return heard;
    });
    if (answer.status >= 300) return undefined;
    return schema.parse(answer.body) as Read<Schema>; // the same, with nothing to be written to
  }

  #somebody(): Promise<Caller> {
    return this.fleet.caller((count) => Math.floor(this.chance() * count));
  }
}
