import type { Band } from '../../../../src/excel-host';

/** Neighbouring lines that fold together. */
export interface OutlineGroup {
  readonly level: number;
  readonly first: number;
  readonly last: number;
  /** All of its lines are hidden. */
  readonly folded: boolean;
}

/** A run of lines with one level. */
type Run = Pick<Band, 'index' | 'count' | 'outlineLevel' | 'hidden'>;

/** The groups of an outline, outer ones first. A group of a level holds the deeper ones that it touches. */
export function outlineGroups(bands: Iterable<Run>): readonly OutlineGroup[] {
  const runs = [...bands].filter((run) => run.outlineLevel > 0).sort((one, other) => one.index - other.index);
  const depth = Math.max(0, ...runs.map((run) => run.outlineLevel));
  const groups: OutlineGroup[] = [];
  for (let level = 1; level <= depth; level += 1) {
    let open: OutlineGroup | undefined;
    for (const run of runs) {
      if (run.outlineLevel < level) continue;
      const last = run.index + run.count - 1;
      if (open && run.index === open.last + 1) open = { ...open, last, folded: open.folded && run.hidden };
      else {
        if (open) groups.push(open);
        open = { level, first: run.index, last, folded: run.hidden };
      }
    }
    if (open) groups.push(open);
  }
  return groups;
}
