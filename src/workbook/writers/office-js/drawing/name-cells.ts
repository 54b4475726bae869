import type { Context } from '../excel-run';

/** Gives cells their names. A name that stands for a lost cell is taken away first: Excel has no second one of a name. */
export function nameCells(
  context: Context,
  cells: readonly (readonly [name: string, cell: Excel.Range])[],
  taken: ReadonlyMap<string, string>,
): void {
  const { names } = context.workbook;
  const known = new Map([...taken.keys()].map((name) => [name.toLowerCase(), name]));
  for (const [name, cell] of cells) {
    const there = known.get(name.toLowerCase());
    if (there !== undefined) names.getItem(there).delete();
    names.add(name, cell);
  }
}
