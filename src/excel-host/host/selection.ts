import { type QueryInfo } from './protocol';

/** What a `load` asks for, as a tree: `format/fill/color` leads through two navigations to a property. */
export interface Selection {
  /** Every scalar property of the object. */
  readonly all: boolean;
  readonly names: ReadonlyMap<string, Selection>;
}

interface Growing {
  all: boolean;
  readonly names: Map<string, Growing>;
}

const nothing = (): Growing => ({ all: false, names: new Map() });

/** Names are compared without regard to case: the library sends them as the add-in wrote them. */
const segmentsOf = (path: string) =>
  path
    .split(/[/.]/u)
    .map((segment) => segment.trim().toLowerCase())
    .filter((segment) => segment !== '');

function descend(from: Growing, segments: readonly string[]): Growing {
  let at = from;
  for (const segment of segments) {
    const next = at.names.get(segment) ?? nothing();
    at.names.set(segment, next);
    at = next;
  }
  return at;
}

/** `{}` is everything; `*` is everything of the object that it stands behind. */
export function selectionOf(query: QueryInfo): Selection {
  const tree = nothing();
  if (query.Select === undefined && query.Expand === undefined) tree.all = true;
  for (const path of query.Select ?? []) {
    const segments = segmentsOf(path);
    if (segments.at(-1) === '*') descend(tree, segments.slice(0, -1)).all = true;
    else descend(tree, segments);
  }
  for (const path of query.Expand ?? []) {
    const end = descend(tree, segmentsOf(path));
    if (end.names.size === 0) end.all = true;
  }
  return tree;
}

/** A navigation that was named without anything behind it is loaded with all that it has. */
export const orAll = (selection: Selection): Selection =>
  selection.all || selection.names.size > 0 ? selection : { all: true, names: selection.names };
