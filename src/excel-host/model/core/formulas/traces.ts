import { boundingArea, cellArea, without, type Area } from '../../area';
import type { TracedCells } from '../../workbook';
import type { SheetCore } from '../sheets/sheet-core';
import type { WorkbookCore } from '../workbook-core';

/** Rectangles side by side that are one rectangle together, as one. */
function joined(areas: readonly Area[]): readonly Area[] {
  const left = [...areas];
  for (let index = 0; index < left.length;) {
    const one = left[index];
    const other = one && left.findIndex((two) => two !== one && isOneArea(one, two));
    if (one === undefined || other === undefined || other < 0) {
      index += 1;
      continue;
    }
    const [taken] = left.splice(other, 1);
    left[left.indexOf(one)] = taken ? boundingArea(one, taken) : one;
    index = 0;
  }
  return left.sort((one, other) => one.row - other.row || one.column - other.column);
}

function isOneArea(one: Area, other: Area): boolean {
  const whole = boundingArea(one, other);
  return whole.rows * whole.columns === one.rows * one.columns + other.rows * other.columns;
}

/** Cells of several sheets, each cell once. */
class Traces {
  private readonly areas = new Map<string, Area[]>();

  /** Adds an area; answers what of it is new. */
  add(sheetId: string, area: Area): readonly Area[] {
    const known = this.areas.get(sheetId) ?? [];
    const added = known.reduce<readonly Area[]>(
      (parts, taken) => parts.flatMap((part) => without(part, taken)),
      [area],
    );
    this.areas.set(sheetId, [...known, ...added]);
    return added;
  }

  inOrderOf(sheets: readonly SheetCore[]): readonly TracedCells[] {
    return sheets.flatMap(({ id }) => {
      const areas = this.areas.get(id);
      return areas && areas.length > 0 ? [{ sheetId: id, areas: joined(areas) }] : [];
    });
  }
}

type Step = (sheetId: string, area: Area, found: (sheetId: string, area: Area) => void) => void;

/** Follows a step from some cells, once or until nothing new is found. */
function traced(core: WorkbookCore, sheetId: string, areas: readonly Area[], all: boolean, step: Step) {
  core.upToDate();
  const traces = new Traces();
  const due = areas.map((area) => ({ sheetId, area }));
  for (let from = due.shift(); from; from = due.shift()) {
    step(from.sheetId, from.area, (id, area) => {
      for (const added of traces.add(id, area)) if (all) due.push({ sheetId: id, area: added });
    });
  }
  return traces.inOrderOf(core.ordered);
}

/** The cells that formulas of some cells read; with `all`, what is read to work those out as well. */
export function precedentsOf(core: WorkbookCore, sheetId: string, areas: readonly Area[], all: boolean) {
  return traced(core, sheetId, areas, all, (id, area, found) => {
    core.sheets.get(id)?.store.eachFormula(area, (_, row, column) => {
      for (const read of core.calculator.readBy(id, row, column)) found(read.sheetId, read.area);
    });
  });
}

/** The cells whose formulas read some cells; with `all`, what reads those as well. */
export function dependentsOf(core: WorkbookCore, sheetId: string, areas: readonly Area[], all: boolean) {
  return traced(core, sheetId, areas, all, (id, area, found) => {
    core.calculator.eachReading(id, area, (reader, row, column) => found(reader, cellArea(row, column)));
  });
}
