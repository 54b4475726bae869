import { cellArea, sheetColumns, sheetRows, type Area, type Position } from '../area';
import type { ValidationAlert } from '../data-validation';
import type { ClickedCell } from '../events';
import { ExcelProblem } from '../excel-problem';
import type { FilterCriteria, SortField } from '../filter';
import type { Entry, User } from '../user';
import type { Workbook } from '../workbook';
import { growTables } from './tables/auto-expansion';
import { keepsTo, validationAt } from './rules/judge-validation';
import { readClipboard } from './cells/read-clipboard';
import type { SheetCore } from './sheets/sheet-core';
import type { WorkbookCore } from './workbook-core';
import { contentOf } from './cells/cell-input';
import { syncHeaders } from './tables/table-headers';
import { checkProtection, tellChanged, tellEdited } from './cells/write-cells';

const done: Entry = { outcome: 'done' };

/** What Excel says where nobody wrote a message for it is the host's to say: title and message are empty then. */
const plainAlert: ValidationAlert = { showAlert: true, style: 'Stop', title: '', message: '' };

/** The person in front of the workbook. */
export class UserModel implements User {
  constructor(
    private readonly core: WorkbookCore,
    private readonly workbook: Workbook,
  ) {}

  type(sheetId: string, at: Position, text: string): Entry {
    return this.enter(sheetId, at, text, true);
  }

  private enter(sheetId: string, at: Position, text: string, judged: boolean): Entry {
    const sheet = this.core.sheet(sheetId);
    const entry = validationAt(sheet, at);
    let verdict: Entry = done;
    this.core.batch('user', () => {
      this.core.journal.open();
      try {
        this.put(sheet, at, text);
        if (judged && entry && text !== '' && !keepsTo(sheet, entry, at)) {
          verdict = this.objection(sheetId, at, text, entry.validation.errorAlert);
        }
      } catch (problem) {
        if (!(problem instanceof ExcelProblem)) throw problem;
        verdict = { outcome: 'refused', alert: plainAlert, problem: problem.code };
      }
      if (verdict.outcome === 'done') this.core.journal.close();
      else this.core.journal.abandon();
      // Nothing happened where the entry was not taken: what was written down of it must not be told.
      if (verdict.outcome !== 'done') this.core.log.takeEvents();
    });
    return verdict;
  }

  /** What a validation does about an entry that breaks it, by the style of its alert. */
  private objection(sheetId: string, at: Position, text: string, alert: ValidationAlert): Entry {
    if (!alert.showAlert) return done;
    switch (alert.style) {
      case 'Stop':
        return { outcome: 'refused', alert };
      case 'Warning':
        return { outcome: 'asked', alert, accept: () => this.enter(sheetId, at, text, false) };
      case 'Information':
        return { outcome: 'done', alert };
    }
  }

  private put(sheet: SheetCore, at: Position, text: string): void {
    const area = cellArea(at.row, at.column);
    checkProtection(sheet, area);
    tellEdited(sheet, area, () => {
      sheet.store.set(at.row, at.column, contentOf(sheet, at.row, at.column, text, this.core.locale));
      syncHeaders(sheet, area);
      if (text !== '') growTables(sheet, area);
    });
  }

  pasteText(sheetId: string, at: Position, text: string): Entry {
    const sheet = this.core.sheet(sheetId);
    const rows = readClipboard(text);
    const columns = Math.max(...rows.map((row) => row.length), 1);
    return this.perform(() => {
      const area = { ...at, rows: rows.length, columns };
      checkProtection(sheet, area);
      tellEdited(sheet, area, () => {
        sheet.store.bulk(area, () => {
          rows.forEach((row, down) =>
            row.forEach((cell, right) => {
              const place = { row: at.row + down, column: at.column + right };
              sheet.store.set(place.row, place.column, this.pasted(sheet, place, cell));
            }),
          );
        });
        syncHeaders(sheet, area);
        growTables(sheet, area);
      });
    });
  }

  /** A pasted text that looks like a formula and is none stays a text. */
  private pasted(sheet: SheetCore, at: Position, text: string) {
    try {
      return contentOf(sheet, at.row, at.column, text, this.core.locale);
    } catch (problem) {
      if (!(problem instanceof ExcelProblem)) throw problem;
      return { value: text, formula: undefined, format: sheet.store.content(at.row, at.column).format };
    }
  }

  pasteCells(
    from: { readonly sheetId: string; readonly area: Area },
    to: { readonly sheetId: string; readonly at: Position },
    cut = false,
  ): Entry {
    const source = { sheet: this.workbook.sheets.get(from.sheetId), area: from.area };
    const sheet = this.workbook.sheets.get(to.sheetId);
    return this.perform(() => {
      if (cut) source.sheet.moveTo(from.area, { sheet, ...to.at });
      else sheet.copy(source, { ...from.area, ...to.at });
      growTables(this.core.sheet(to.sheetId), { ...from.area, ...to.at });
    });
  }

  clear(sheetId: string, areas: readonly Area[]): Entry {
    const sheet = this.workbook.sheets.get(sheetId);
    return this.perform(() => {
      for (const area of areas) sheet.clear(area, 'Contents');
    });
  }
  fill(sheetId: string, source: Area, destination: Area): Entry {
    return this.perform(() => this.workbook.sheets.get(sheetId).fill(source, destination));
  }
  sort(sheetId: string, area: Area, fields: readonly SortField[], hasHeaders: boolean): Entry {
    return this.perform(() => this.workbook.sheets.get(sheetId).sort(area, fields, { hasHeaders }));
  }
  sortTable(tableId: string, fields: readonly SortField[]): Entry {
    return this.perform(() => this.workbook.tableOf(tableId).sort(fields));
  }
  filterTable(tableId: string, column: number, criteria: FilterCriteria | undefined): Entry {
    const table = this.workbook.tableOf(tableId);
    return this.perform(() => (criteria ? table.applyFilter(column, criteria) : table.clearFilter(column)));
  }
  insertRows(sheetId: string, index: number, count: number): Entry {
    const area = { row: index, rows: count, column: 0, columns: sheetColumns };
    return this.perform(() => this.workbook.sheets.get(sheetId).insert(area, 'Down'));
  }
  removeRows(sheetId: string, index: number, count: number): Entry {
    const area = { row: index, rows: count, column: 0, columns: sheetColumns };
    return this.perform(() => this.workbook.sheets.get(sheetId).remove(area, 'Up'));
  }
  insertColumns(sheetId: string, index: number, count: number): Entry {
    const area = { row: 0, rows: sheetRows, column: index, columns: count };
    return this.perform(() => this.workbook.sheets.get(sheetId).insert(area, 'Right'));
  }
  removeColumns(sheetId: string, index: number, count: number): Entry {
    const area = { row: 0, rows: sheetRows, column: index, columns: count };
    return this.perform(() => this.workbook.sheets.get(sheetId).remove(area, 'Left'));
  }

  select(sheetId: string, areas: readonly Area[], active?: Position): void {
    this.core.batch('user', () => this.workbook.select(sheetId, areas, active));
  }
  activate(sheetId: string): void {
    this.core.batch('user', () => this.workbook.activate(sheetId));
  }

  click(sheetId: string, at: ClickedCell): void {
    this.core.batch('user', () => this.core.sheet(sheetId).tell({ type: 'clicked', ...at }));
  }

  perform(change: () => void): Entry {
    return this.core.batch('user', () => {
      this.core.journal.open();
      try {
        change();
        this.core.journal.close();
        return done;
      } catch (problem) {
        this.core.journal.abandon();
        this.core.log.takeEvents();
        if (!(problem instanceof ExcelProblem)) throw problem;
        return { outcome: 'refused', alert: plainAlert, problem: problem.code };
      }
    });
  }

  get canUndo(): boolean {
    return this.core.journal.canUndo;
  }
  get canRedo(): boolean {
    return this.core.journal.canRedo;
  }
  undo(): boolean {
    return this.retrace(() => this.core.journal.undo());
  }
  redo(): boolean {
    return this.retrace(() => this.core.journal.redo());
  }

  /** Undoing tells of the cells that it changed, as an edit of the person's. */
  private retrace(step: () => boolean): boolean {
    return this.core.batch('user', () => {
      const went = step();
      for (const [id, areas] of this.core.log.areasNow()) {
        const sheet = this.core.sheets.get(id);
        if (sheet && areas.length > 0) tellChanged(sheet, areas);
      }
      return went;
    });
  }
}
