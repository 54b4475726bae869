import { setTimeout as wait } from 'node:timers/promises';

/** Asks again and again until there is an answer; for what another process or the server does in its own time. Patience is in milliseconds. */
export async function until<T>(ask: () => Promise<T | undefined>, patience = 60_000): Promise<T> {
  const giveUp = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > giveUp) throw new Error(`no answer within ${patience} ms`);
    await wait(10);
  }
}
