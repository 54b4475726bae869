import { catchUp, catchUpOnOpening } from '../actions/catch-up';
import { connect } from '../actions/connect';
import { judgeLocally } from '../actions/judge-locally';
import { noticesOf, showNotices } from '../actions/notices';
import { waitBefore } from '../gateway-client/back-off';
import { startLiveHelp } from '../live-help/live-help';
import { contentOf } from '../state/workbook-state';
import type { Pane } from './pane-context';

/** Brings the sheet up to date with its runs, as far as there is anybody to ask. */
async function catchUpIfConnected({ store, runner }: Pane, how = catchUp): Promise<void> {
  if (store.get().connection.status === 'connected') await runner.run(how);
}

/** Shows what the agent will want first: a run that is under way, the rows that are there, or how to get some. */
function chooseView({ store }: Pane): void {
  const { runs, workbook } = store.get();
  const isRunning = runs.history.some(({ status }) => status !== 'ended');
  const hasRows = (contentOf(workbook)?.rows.length ?? 0) > 0;
  store.set({ view: isRunning ? 'run' : hasRows ? 'plan' : 'pull' });
}

/** Tries again for as long as the gateway is away; once it is back, the sheet catches up with its runs. */
function keepConnected(pane: Pane, random: () => number, signal: AbortSignal): void {
  const { services, store, runner } = pane;
  let isTrying = false;
  const tryAgain = async (): Promise<void> => {
    for (let attempt = 1; !store.get().reachable; attempt += 1) {
      await services.clock.sleep(waitBefore(attempt, random()), signal);
      await runner.run(connect);
    }
    await catchUpIfConnected(pane);
  };
  const look = (): void => {
    if (isTrying || store.get().reachable) return;
    isTrying = true;
    tryAgain()
      .catch((error: unknown) => {
        if (!signal.aborted) showNotices(store, noticesOf(error, 'connect'));
      })
      .finally(() => {
        isTrying = false;
      });
  };
  const unsubscribe = store.subscribe(look);
  signal.addEventListener('abort', unsubscribe, { once: true });
  look();
}

/** Judges what the agent edits, and says at once when rows were copied or deleted. */
async function help(pane: Pane): Promise<() => Promise<void>> {
  const { services, store, runner } = pane;
  const live = await startLiveHelp({
    workbook: services.workbook,
    clock: services.clock,
    judge: (keys) => runner.run(judgeLocally, keys),
    noticed: ({ copied, removed }) => {
      const title = { key: 'pane.help.copied', values: { count: copied.length } } as const;
      if (copied.length > 0) showNotices(store, [{ id: 'copied', intent: 'warning', title }]);
      const running = removed.length > 0 ? services.runs.removed(removed) : 0;
      const gone = { key: 'pane.help.removed-running', values: { count: running } } as const;
      if (running > 0) showNotices(store, [{ id: 'removed', intent: 'warning', title: gone }]);
    },
  });
  return () => live.stop();
}

/** Brings the pane to life: connects, reads the workbook, catches it up with its runs. Gives what ends that. */
export async function start(pane: Pane, random: () => number): Promise<() => Promise<void>> {
  const over = new AbortController();
  const { view } = pane.store.get();
  keepConnected(pane, random, over.signal);
  await pane.runner.run(connect);
  await catchUpIfConnected(pane, catchUpOnOpening);
  // Whoever has gone somewhere meanwhile stays there, and whoever has asked for something sees it.
  const now = pane.store.get();
  if (now.view === view && now.work === undefined) chooseView(pane);
  const stopHelp = pane.services.workbook.supports.watch ? await help(pane) : undefined;
  return async () => {
    over.abort();
    pane.services.runs.stop();
    await stopHelp?.();
  };
}
