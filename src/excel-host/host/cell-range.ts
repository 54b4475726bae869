import { addressOf, type Area, cellArea, quotedSheet, type Sheet, type Workbook } from '../model';
import { HostError } from './host-error';

/** Cells of one sheet that an add-in holds on to: the target of `Range` (one area) and of `RangeAreas`. */
export class CellRange {
  #areas: readonly Area[];

  constructor(
    private readonly workbook: Workbook,
    private readonly of: Sheet,
    areas: readonly Area[],
  ) {
    this.#areas = areas;
  }

  /** Fails where the sheet is gone. */
  get sheet(): Sheet {
    if (this.workbook.sheets.find(this.of.id) === undefined) throw new HostError('ItemNotFound');
    return this.of;
  }

  get sheetId(): string {
    return this.of.id;
  }

  /** Fails where the cells are gone: all their rows or columns were deleted. */
  get areas(): readonly Area[] {
    if (this.#areas.length === 0) throw new HostError('InvalidReference');
    return this.#areas;
  }

  get area(): Area {
    const [first] = this.areas;
    if (first === undefined) throw new HostError('InvalidReference');
    return first;
  }

  get firstCell(): Area {
    return cellArea(this.area.row, this.area.column);
  }

  /** `Sheet1!A1:B2`, as `Range.address` spells it. */
  get address(): string {
    const sheet = quotedSheet(this.sheet.name);
    return this.areas.map((area) => `${sheet}!${addressOf(area)}`).join(',');
  }

  /** The same sheet's cells elsewhere. */
  at(...areas: readonly Area[]): CellRange {
    return new CellRange(this.workbook, this.of, areas);
  }

  /** Moves with its cells when rows, columns or cells come or go around it. */
  follow(move: (area: Area) => Area | undefined): void {
    this.#areas = this.#areas.flatMap((area) => move(area) ?? []);
  }
}
