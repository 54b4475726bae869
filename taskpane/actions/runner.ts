import { Problem } from '../../src/base';
import type { Services } from '../pane-world';
import type { PaneState } from '../state/pane-state';
import type { Store } from '../state/store';
import type { Action, ActionContext } from './action';
import { announce, dropNotices, noticesOf, showNotices } from './notices';

/** How an action ended. */
export type Outcome = 'done' | 'failed' | 'cancelled' | 'refused';

/** Runs actions, whoever asks: one that takes a while at a time, with its progress and its problems in the state. */
export interface Runner {
  run(action: Action): Promise<Outcome>;
  run<Input>(action: Action<Input>, input: Input): Promise<Outcome>;
}

class ActionRunner {
  constructor(
    private readonly services: Services,
    private readonly store: Store<PaneState>,
  ) {}

  async run<Input>(action: Action<Input>, input: Input): Promise<Outcome> {
    const { store } = this;
    if (action.working !== undefined && store.get().work !== undefined) return 'refused';
    const offer = action.offered(store.get());
    if (!offer.offered) {
      showNotices(store, [{ id: action.key, intent: 'info', title: offer.why }]);
      return 'refused';
    }
    dropNotices(store, action.key);
    const giveUp = new AbortController();
    this.begin(action, giveUp);
    try {
      await action.run(this.context(action, giveUp.signal), input);
      return 'done';
    } catch (error) {
      if (giveUp.signal.aborted) {
        announce(store, { key: 'pane.work.cancelled', values: {} });
        return 'cancelled';
      }
      showNotices(
        store,
        noticesOf(error, action.key, () => void this.run(action, input)),
      );
      return 'failed';
    } finally {
      if (action.working !== undefined) store.set({ work: undefined });
    }
  }

  private begin<Input>(action: Action<Input>, giveUp: AbortController): void {
    if (action.working === undefined) return;
    const cancel =
      action.cancellable === true
        ? () => {
            giveUp.abort(new Problem('interrupted'));
          }
        : undefined;
    const says = { key: action.working, values: {} };
    this.store.set({ work: { action: action.key, says, progress: undefined, cancel } });
  }

  private context<Input>(action: Action<Input>, signal: AbortSignal): ActionContext {
    const { services, store } = this;
    return {
      services,
      store,
      signal,
      progress: (progress) => {
        const { work } = store.get();
        if (work?.action === action.key) store.set({ work: { ...work, progress } });
      },
      commit: () => {
        signal.throwIfAborted();
        const { work } = store.get();
        if (work?.action === action.key) store.set({ work: { ...work, cancel: undefined } });
      },
      announce: (key, values = {}) => {
        announce(store, { key, values });
      },
    };
  }
}

export function createRunner(services: Services, store: Store<PaneState>): Runner {
  const runner = new ActionRunner(services, store);
  return { run: (action: Action<unknown>, input?: unknown) => runner.run(action, input) };
}
