import { wholeSheet } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import { cellEdges, changedFormat, defaultFormat, type CellFormat, type FormatChange } from '../../format';
import type { CellStyle, CellStyles, StyleParts } from '../../style';
import type { FormatId } from '../tables/format-table';
import type { SheetCore } from '../sheets/sheet-core';
import { folded, type WorkbookCore } from '../workbook-core';

/** What of a look belongs to which part of a style. */
const aspects: Readonly<Record<keyof StyleParts, readonly (keyof CellFormat)[]>> = {
  number: ['numberFormat'],
  alignment: [
    'horizontalAlignment',
    'verticalAlignment',
    'wrapText',
    'indentLevel',
    'textOrientation',
    'shrinkToFit',
    'autoIndent',
    'readingOrder',
  ],
  font: ['font'],
  border: ['borders'],
  patterns: ['fill', 'pattern'],
  protection: ['locked', 'formulaHidden'],
};

function aspectsOf(parts: StyleParts): readonly (keyof CellFormat)[] {
  return Object.entries(aspects).flatMap(([part, names]) => (parts[part as keyof StyleParts] ? names : [])); // its keys are the parts
}

/** What a cell's look becomes where it gets a style; what the style does not bring along stays. */
export function styleChange({ name, parts, format }: CellStyle): FormatChange {
  const taken = Object.fromEntries(aspectsOf(parts).map((aspect) => [aspect, format[aspect]]));
  return {
    ...taken,
    ...(parts.border
      ? { borders: Object.fromEntries(cellEdges.map((edge) => [edge, format.borders[edge] ?? null])) }
      : {}),
    ...(parts.patterns ? { fill: format.fill ?? null, pattern: format.pattern ?? null } : {}),
    style: name,
  };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A cell's look after its style changed: what the cell has of its own stays. */
function restyled(format: CellFormat, before: CellStyle, after: CellStyle): CellFormat {
  const follows = aspectsOf(after.parts).filter((name) => same(format[name], before.format[name]));
  return { ...format, ...Object.fromEntries(follows.map((name) => [name, after.format[name]])) };
}

/** Gives every cell, row and column of a sheet the look that belongs to its present one. */
function eachLook(sheet: SheetCore, change: (format: CellFormat) => CellFormat | undefined): void {
  const { store, workbook } = sheet;
  const changes = new Map<FormatId, FormatId | undefined>();
  const next = (id: FormatId): FormatId | undefined => {
    if (!changes.has(id)) {
      const format = change(workbook.formats.format(id));
      changes.set(id, format && workbook.formats.idOf(format));
    }
    return changes.get(id);
  };
  store.bulk(wholeSheet, () => {
    for (let column = 0; column < store.columnCount; column += 1) {
      const { format } = store.column(column);
      const id = format === undefined ? undefined : next(format);
      if (id !== undefined) store.setColumn(column, { format: id });
    }
    store.eachRow(wholeSheet, (line, row) => {
      const id = line.format === undefined ? undefined : next(line.format);
      if (id !== undefined) store.setRow(row, { format: id });
      line.formats?.forEach((format, column) => {
        const own = format === undefined ? undefined : next(format);
        if (own !== undefined) store.setFormat(row, column, own);
      });
    });
  });
}

/** The styles of a workbook; those of Excel come first. */
export class StyleList implements CellStyles {
  constructor(private readonly core: WorkbookCore) {}

  list(): readonly CellStyle[] {
    return this.core.state.styles;
  }

  find(name: string): CellStyle | undefined {
    const wanted = folded(name);
    return (
      this.list().find((style) => folded(style.name) === wanted) ??
      this.list().find(({ builtIn }) => builtIn !== undefined && folded(builtIn) === wanted)
    );
  }

  add(name: string): CellStyle {
    if (name.trim() === '' || name.length > 255) throw new ExcelProblem('InvalidArgument', name);
    if (this.find(name)) throw new ExcelProblem('ItemAlreadyExists', name);
    const parts: StyleParts = {
      number: true,
      alignment: true,
      font: true,
      border: true,
      patterns: true,
      protection: true,
    };
    const style = { name, builtIn: undefined, parts, format: { ...defaultFormat, style: name } };
    this.core.change(() => this.core.update({ styles: [...this.list(), style] }));
    return style;
  }

  change(name: string, { parts, format }: Parameters<CellStyles['change']>[1]): void {
    const before = this.known(name);
    // Cells without any look have none that could follow.
    if (before.builtIn === 'Normal') throw new ExcelProblem('UnsupportedOperation', before.name);
    const after: CellStyle = {
      ...before,
      parts: { ...before.parts, ...parts },
      format: format ? { ...changedFormat(before.format, format), style: before.name } : before.format,
    };
    this.core.change(() => {
      this.core.update({ styles: this.list().map((style) => (style === before ? after : style)) });
      this.inCells((look) => (look.style === before.name ? restyled(look, before, after) : undefined));
    });
  }

  remove(name: string): void {
    const style = this.known(name);
    if (style.builtIn === 'Normal') throw new ExcelProblem('InvalidOperation', style.name);
    this.core.change(() => {
      this.core.update({ styles: this.list().filter((other) => other !== style) });
      this.inCells((look) =>
        look.style === style.name ? { ...restyled(look, style, this.known('Normal')), style: 'Normal' } : undefined,
      );
    });
  }

  private inCells(change: (format: CellFormat) => CellFormat | undefined): void {
    for (const sheet of this.core.ordered) eachLook(sheet, change);
  }

  private known(name: string): CellStyle {
    const style = this.find(name);
    if (!style) throw new ExcelProblem('ItemNotFound', name);
    return style;
  }
}
