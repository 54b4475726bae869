import type { Clock } from '../../../src/base';
import type { FilePace } from './xlsx';

/** How long the page does not answer at most while work goes on; the eye notices from 50 ms on. */
const longestPiece = 25;
/** How often a person is told how far it has come. */
const betweenNews = 400;

/** Lets the page draw and answer before work goes on, without the wait that browsers put between timers. */
function pageTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** The pace of long work in this page, which ends where `signal` says so. */
export function pagePace(
  clock: Pick<Clock, 'now'>,
  signal: AbortSignal,
  tell: (share: number) => void = () => undefined,
): FilePace {
  const now = () => clock.now().getTime();
  let [began, told] = [now(), now()];
  return {
    due: () => now() - began >= longestPiece,
    turn: async () => {
      await pageTurn();
      signal.throwIfAborted();
      began = now();
    },
    done: (share) => {
      if (now() - told < betweenNews) return;
      told = now();
      tell(share);
    },
  };
}
