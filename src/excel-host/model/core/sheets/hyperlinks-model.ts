import { addressOf } from '../../address';
import { contains, intersection, without, type Area } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import type { Hyperlink, HyperlinkEntry, Hyperlinks } from '../../hyperlink';
import type { SheetCore } from './sheet-core';
import { styleChange } from '../styles/styles-model';
import { checkArea, checkAllowed, checkProtection, formatArea } from '../cells/write-cells';

/** How many links a sheet can have ("Excel specifications and limits"). */
const mostLinks = 66_530;

/** The style that Excel gives to a cell with a link. */
const linkStyle = 'Hlink';

/** The links of a sheet. */
export class SheetHyperlinks implements Hyperlinks {
  constructor(private readonly sheet: SheetCore) {}

  list(): readonly HyperlinkEntry[] {
    return this.sheet.state.hyperlinks;
  }

  at(row: number, column: number): Hyperlink | undefined {
    return this.list().find(({ area }) => contains(area, row, column))?.link;
  }

  set(area: Area, link: Hyperlink): void {
    checkArea(area);
    checkProtection(this.sheet, area);
    checkAllowed(this.sheet, 'allowInsertHyperlinks');
    if (link.address === undefined && link.documentReference === undefined) {
      throw new ExcelProblem('InvalidArgument', addressOf(area));
    }
    if (this.list().length >= mostLinks) throw new ExcelProblem('RangeExceedsLimit', String(mostLinks));
    const { workbook } = this.sheet;
    const style = workbook.state.styles.find(({ builtIn }) => builtIn === linkStyle);
    workbook.change(() => {
      this.sheet.update({ hyperlinks: [...this.outside(area), { area, link }] });
      if (style) formatArea(this.sheet, area, styleChange(style));
    });
  }

  restore(entries: readonly HyperlinkEntry[]): void {
    if (entries.length === 0) return;
    this.sheet.workbook.change(() => this.sheet.update({ hyperlinks: [...this.list(), ...entries] }));
  }

  clear(area: Area): void {
    const left = this.outside(area);
    if (left.length === this.list().length && left.every((entry, index) => entry === this.list()[index])) return;
    this.sheet.workbook.change(() => this.sheet.update({ hyperlinks: left }));
  }

  private outside(area: Area): readonly HyperlinkEntry[] {
    return this.list().flatMap((entry) => {
      const parts = without(entry.area, area);
      return parts[0] === entry.area ? [entry] : parts.map((part) => ({ ...entry, area: part }));
    });
  }
}

/** Links of a block of cells, as seen from its first cell. */
function linksIn(sheet: SheetCore, block: Area): readonly HyperlinkEntry[] {
  return sheet.state.hyperlinks.flatMap(({ area, link }) => {
    const common = intersection(area, block);
    return common
      ? [{ link, area: { ...common, row: common.row - block.row, column: common.column - block.column } }]
      : [];
  });
}

const turned = ({ row, column, rows, columns }: Area): Area => ({
  row: column,
  column: row,
  rows: columns,
  columns: rows,
});

/** Gives a block the links of another one, repeated where the block is a multiple of it. */
export function copyLinks(
  source: { readonly sheet: SheetCore; readonly area: Area },
  sheet: SheetCore,
  to: Area,
  transpose: boolean,
): void {
  const size = transpose ? turned(source.area) : source.area;
  const copied = linksIn(source.sheet, source.area).map(({ area, link }) => ({
    link,
    area: transpose ? turned(area) : area,
  }));
  new SheetHyperlinks(sheet).clear(to);
  if (copied.length === 0) return;
  const added: HyperlinkEntry[] = [];
  for (let row = to.row; row < to.row + to.rows; row += size.rows) {
    for (let column = to.column; column < to.column + to.columns; column += size.columns) {
      for (const { area, link } of copied) {
        added.push({ link, area: { ...area, row: area.row + row, column: area.column + column } });
      }
    }
  }
  sheet.update({ hyperlinks: [...sheet.state.hyperlinks, ...added] });
}

/** Lets links go with cells that are moved. */
export function moveLinks(
  source: { readonly sheet: SheetCore; readonly area: Area },
  sheet: SheetCore,
  to: Area,
): void {
  const moved = linksIn(source.sheet, source.area);
  new SheetHyperlinks(source.sheet).clear(source.area);
  new SheetHyperlinks(sheet).clear(to);
  if (moved.length === 0) return;
  const placed = moved.map(({ area, link }) => ({
    link,
    area: { ...area, row: area.row + to.row, column: area.column + to.column },
  }));
  sheet.update({ hyperlinks: [...sheet.state.hyperlinks, ...placed] });
}
