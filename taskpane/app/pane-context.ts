import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Action, Offer } from '../actions/action';
import type { Outcome, Runner } from '../actions/runner';
import type { Services } from '../pane-world';
import type { PaneState } from '../state/pane-state';
import type { Store } from '../state/store';

/** What every panel reaches. */
export interface Pane {
  readonly services: Services;
  readonly store: Store<PaneState>;
  readonly runner: Runner;
}

const PaneContext = createContext<Pane | undefined>(undefined);
export const PaneProvider = PaneContext.Provider;

export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error('a component of the pane stands outside of PaneProvider');
  return pane;
}

/** A part of the state; `select` must give the same object as long as nothing in it changed. */
export function useSelected<Part>(select: (state: PaneState) => Part): Part {
  const { store } = usePane();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

/** An action as a panel uses it. */
export interface UsableAction<Input> {
  readonly offer: Offer;
  /** The pane is at something that takes a while, and this would take one too: it would be refused. */
  readonly busy: boolean;
  readonly run: (input: Input) => Promise<Outcome>;
}

/** An action with whether it can be used now. */
export function useAction<Input>(action: Action<Input>): UsableAction<Input> {
  const { store, runner } = usePane();
  const state = useSyncExternalStore(store.subscribe, store.get);
  const busy = action.working !== undefined && state.work !== undefined;
  return { offer: action.offered(state), busy, run: (input) => runner.run(action, input) };
}
