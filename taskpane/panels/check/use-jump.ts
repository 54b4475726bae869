import { useState } from 'react';
import { reveal } from '../../actions/reveal';
import { usePane } from '../../app/pane-context';
import type { FindingGroup } from './finding-groups';

/** A walk through the cells that a cause is about. */
export interface Jump {
  /** undefined: the walk has not begun. */
  readonly position: number | undefined;
  readonly go: (step: 1 | -1) => void;
}

/** Walks through findings, showing each one's cell in the sheet; past the end it begins anew. */
export function useJump({ found, column }: Pick<FindingGroup, 'found' | 'column'>): Jump {
  const { runner } = usePane();
  const [at, setAt] = useState<number | undefined>(undefined);
  const position = at === undefined || at >= found.length ? undefined : at;
  return {
    position,
    go: (step) => {
      const next = position === undefined ? (step === 1 ? 0 : found.length - 1) : position + step;
      const wrapped = (next + found.length) % found.length;
      const one = found[wrapped];
      setAt(wrapped);
      if (one) void runner.run(reveal, { row: one.row, ...(column === undefined ? {} : { column }) });
    },
  };
}
