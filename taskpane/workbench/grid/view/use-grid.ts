import { createContext, useContext, useSyncExternalStore } from 'react';
import type { GridState } from '../state/grid-state';

export const GridContext = createContext<GridState | undefined>(undefined);

/** The state of the grid, for whoever only acts on it or asks for facts of it. */
export function useGridState(): GridState {
  const state = useContext(GridContext);
  if (!state) throw new Error('this component belongs into a grid');
  return state;
}

/** The state of the grid; whoever asks is drawn again when it changes. */
export function useGrid(): GridState {
  const state = useGridState();
  useSyncExternalStore(state.subscribe, () => state.version);
  return state;
}

/** One fact of the grid; whoever asks is drawn again when that changes, and not whenever the sheet is scrolled. */
export function useGridFact<Fact extends string | number | boolean>(fact: (state: GridState) => Fact): Fact {
  const state = useGridState();
  return useSyncExternalStore(state.subscribe, () => fact(state));
}
