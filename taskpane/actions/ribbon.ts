import type { Services } from '../pane-world';
import type { PaneState } from '../state/pane-state';
import type { Store } from '../state/store';
import { check } from './check';
import { noticesOf, showNotices } from './notices';
import { pull } from './pull';
import type { Runner } from './runner';
import { showRun } from './show-run';

/** What Office hands to a function that a button of the ribbon runs. */
interface RibbonEvent {
  completed(): void;
}

/** The buttons of the ribbon by the names under which the manifest calls them; each runs what the pane's button runs. */
const commands: Readonly<Record<'pull' | 'check' | 'run', (runner: Runner) => Promise<unknown>>> = {
  pull: (runner) => runner.run(pull, undefined),
  check: (runner) => runner.run(check),
  run: (runner) => runner.run(showRun),
};

/** Whether it is known by now who is there to ask, and about which workbook. */
function isSettled({ connection, workbook }: PaneState): boolean {
  if (connection.status === 'connecting') return false;
  return connection.status !== 'connected' || workbook.status !== 'unread';
}

/** Waits until the state holds; the pane may be busy with something that ends by itself. */
async function until(store: Store<PaneState>, holds: (state: PaneState) => boolean): Promise<void> {
  if (holds(store.get())) return;
  await new Promise<void>((resolve) => {
    const unsubscribe = store.subscribe(() => {
      if (!holds(store.get())) return;
      unsubscribe();
      resolve();
    });
  });
}

interface RibbonPane {
  readonly services: Pick<Services, 'host'>;
  readonly store: Store<PaneState>;
  readonly runner: Runner;
}

/** Tells Office what its buttons do. Whatever happens, Office hears that it is over: else it keeps the button busy. */
export function associateRibbon(
  associate: (name: string, command: (event: RibbonEvent) => void) => void,
  { services, store, runner }: RibbonPane,
): void {
  for (const [name, command] of Object.entries(commands)) {
    const press = async (): Promise<void> => {
      await services.host.showPane();
      // A button can be pressed as soon as Excel shows it, when the pane is still making its connection.
      await until(store, isSettled);
      // What is asked for is being done already: once is enough.
      if (store.get().work?.action === name) return;
      while ((await command(runner)) === 'refused' && store.get().work !== undefined) {
        await until(store, ({ work }) => work === undefined);
      }
    };
    associate(name, (event) => {
      press()
        .catch((error: unknown) => {
          showNotices(store, noticesOf(error, name));
        })
        .finally(() => {
          event.completed();
        });
    });
  }
}
