import { createContext, useContext, useSyncExternalStore } from 'react';
import type { GridState } from '../state/grid-state';

export const GridContext = createContext<GridState | undefined>(undefined);

/** The state of the grid; whoever asks is drawn again when it changes. */
export function useGrid(): GridState {
  const state = useContext(GridContext);
  if (!state) throw new Error('this component belongs into a grid');
  useSyncExternalStore(state.subscribe, () => state.version);
  return state;
}
