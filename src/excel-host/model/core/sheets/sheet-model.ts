import { wholeSheet, type Area } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import type { FilterCriteria } from '../../filter';
import type { Hyperlinks } from '../../hyperlink';
import type { PageLayout } from '../../page-layout';
import type {
  BandState,
  Binding,
  Chart,
  Comment,
  Freeze,
  Names,
  Note,
  Protection,
  ProtectionOptions,
} from '../../records';
import type { Band, Records, Sheet, Visibility } from '../../sheet';
import type { Table, Tables } from '../../table';
import type { TextStore } from '../../workbook';
import { contains } from '../../area';
import * as bands from '../rows/bands';
import { bindCells, unbindCells } from '../cells/bound-cells';
import { SheetConditionalFormats } from '../rules/conditional-formats-model';
import { SheetHyperlinks } from './hyperlinks-model';
import { ScopedNames } from '../formulas/names-model';
import { checkPage } from './page-model';
import { RecordList } from '../records-model';
import { throughRenaming } from '../formulas/respell';
import { SheetCells } from './sheet-cells';
import type { SheetCore } from './sheet-core';
import { checkSheetName } from '../formulas/sheet-names';
import { requireFreeStructure } from './structure-protection';
import type { SheetFilter } from '../states';
import { createTable } from '../tables/table-changes';
import * as filters from '../tables/table-filters';
import { KeptTexts } from '../cells/text-store';
import { checkAllowed, checkUnprotected } from '../cells/write-cells';
import { tableModel, tablesModel } from '../tables/table-model';
import { SheetValidations } from '../rules/validations-model';

/** A sheet with Excel's rules. */
export class SheetModel extends SheetCells implements Sheet {
  readonly tables: Tables;
  readonly names: Names;
  readonly validations: SheetValidations;
  readonly conditionalFormats: SheetConditionalFormats;
  readonly notes: Records<Note>;
  readonly comments: Records<Comment>;
  readonly charts: Records<Chart>;
  readonly hyperlinks: Hyperlinks;
  readonly customProperties: TextStore;
  readonly standardWidth = bands.standardWidth;
  readonly standardHeight = bands.standardHeight;

  constructor(core: SheetCore) {
    super(core);
    const { workbook } = core;
    this.tables = tablesModel(workbook, core.id);
    this.names = new ScopedNames(workbook, core.id);
    this.validations = new SheetValidations(core);
    this.conditionalFormats = new SheetConditionalFormats(core);
    this.notes = new RecordList<Note>(
      workbook,
      'NOTE-',
      () => core.state.notes,
      (notes) => core.update({ notes }),
    );
    this.comments = new RecordList<Comment>(
      workbook,
      'COMMENT-',
      () => core.state.comments,
      (comments) => core.update({ comments }),
      (kind, { id }) => core.tell({ type: commentEvents[kind], commentId: id }),
    );
    this.charts = new RecordList<Chart>(
      workbook,
      'CHART-',
      () => core.state.charts,
      (charts) => core.update({ charts }),
      (kind, { id }) => {
        if (kind === 'changed') return;
        core.tell({ type: kind === 'added' ? 'chartAdded' : 'chartDeleted', chartId: id });
      },
    );
    this.hyperlinks = new SheetHyperlinks(core);
    this.customProperties = new KeptTexts(workbook);
  }

  get id(): string {
    return this.core.id;
  }
  get name(): string {
    return this.core.name;
  }
  get position(): number {
    return this.core.workbook.state.order.indexOf(this.core.id);
  }
  get visibility(): Visibility {
    return this.core.state.visibility;
  }
  get tabColor(): string {
    return this.core.state.tabColor;
  }
  get showGridlines(): boolean {
    return this.core.state.showGridlines;
  }
  get showHeadings(): boolean {
    return this.core.state.showHeadings;
  }

  rename(name: string): void {
    const nameBefore = this.core.name;
    if (name === nameBefore) return;
    requireFreeStructure(this.core.workbook);
    checkSheetName(this.core.workbook, name, this.core.id);
    this.change(() => {
      throughRenaming(this.core.workbook, () => this.core.update({ name }));
      this.core.tell({ type: 'renamed', nameBefore, nameAfter: name });
    });
  }

  setVisibility(visibility: Visibility): void {
    const { workbook } = this.core;
    const before = this.visibility;
    if (before === visibility) return;
    requireFreeStructure(workbook);
    const others = workbook.ordered.filter((sheet) => sheet !== this.core && sheet.state.visibility === 'Visible');
    // "A workbook must contain at least one visible worksheet."
    if (visibility !== 'Visible' && others.length === 0) throw new ExcelProblem('InvalidOperation', this.name);
    this.change(() => {
      this.core.update({ visibility });
      this.core.tell({ type: 'visibilityChanged', before, after: visibility });
      const next = others[0];
      if (visibility !== 'Visible' && workbook.selection.sheetId === this.id && next) {
        workbook.setSelection({ ...workbook.selection, sheetId: next.id });
      }
    });
  }

  setTabColor(color: string): void {
    if (color !== '' && !/^#[0-9a-f]{6}$/i.test(color)) throw new ExcelProblem('InvalidArgument', color);
    this.change(() => this.core.update({ tabColor: color.toUpperCase() }));
  }
  setView(view: { readonly showGridlines?: boolean; readonly showHeadings?: boolean }): void {
    this.change(() => this.core.update(view));
  }

  row(index: number): BandState {
    return bands.rowState(this.core, index);
  }
  column(index: number): BandState {
    return bands.columnState(this.core, index);
  }
  rowBands(): Iterable<Band> {
    return bands.bands(this.core, 'Rows');
  }
  columnBands(): Iterable<Band> {
    return bands.bands(this.core, 'Columns');
  }
  setRows(index: number, count: number, change: bands.BandChange): void {
    checkAllowed(this.core, 'allowFormatRows');
    this.change(() => bands.setRows(this.core, index, count, change));
  }
  setColumns(index: number, count: number, change: bands.BandChange): void {
    checkAllowed(this.core, 'allowFormatColumns');
    this.change(() => bands.setColumns(this.core, index, count, change));
  }
  group(area: Area, by: 'Rows' | 'Columns'): void {
    checkUnprotected(this.core);
    this.change(() => bands.regroup(this.core, area, by, 1));
  }
  ungroup(area: Area, by: 'Rows' | 'Columns'): void {
    checkUnprotected(this.core);
    this.change(() => bands.regroup(this.core, area, by, -1));
  }
  showOutline(rowLevels: number, columnLevels: number): void {
    this.change(() => bands.showOutline(this.core, rowLevels, columnLevels));
  }
  autofit(area: Area, by: 'Rows' | 'Columns'): void {
    this.core.workbook.upToDate();
    this.change(() => bands.autofit(this.core, area, by));
  }

  get freeze(): Freeze {
    return this.core.state.freeze;
  }
  setFreeze(freeze: Freeze): void {
    const inside =
      freeze.rows >= 0 && freeze.columns >= 0 && freeze.rows < wholeSheet.rows && freeze.columns < wholeSheet.columns;
    if (!inside) throw new ExcelProblem('InvalidArgument', JSON.stringify(freeze));
    this.change(() => this.core.update({ freeze }));
  }

  get protection(): Protection | undefined {
    return this.core.state.protection;
  }
  protect(options: ProtectionOptions, password?: string): void {
    // A protected sheet is not protected again.
    if (this.protection) throw new ExcelProblem('InvalidOperation', this.name);
    this.change(() => {
      this.core.update({ protection: { options, password } });
      this.core.tell({ type: 'protectionChanged', protected: true });
    });
  }
  unprotect(password?: string): void {
    if (!this.protection) return;
    if (this.protection.password !== undefined && this.protection.password !== password) {
      throw new ExcelProblem('AccessDenied', this.name);
    }
    this.change(() => {
      this.core.update({ protection: undefined });
      this.core.tell({ type: 'protectionChanged', protected: false });
    });
  }

  addTable(
    area: Area,
    hasHeaders: boolean,
    options?: { readonly name?: string; readonly style?: string; readonly showHeaders?: boolean },
  ): Table {
    checkUnprotected(this.core);
    this.core.workbook.upToDate();
    return this.change(() => tableModel(this.core.workbook, createTable(this.core, area, hasHeaders, options).id));
  }
  tableAt(row: number, column: number): Table | undefined {
    const table = this.core.state.tables.find(({ area }) => contains(area, row, column));
    return table && tableModel(this.core.workbook, table.id);
  }

  get page(): PageLayout {
    return this.core.state.page;
  }
  changePage(change: Partial<PageLayout>): void {
    const page = { ...this.page, ...change };
    checkPage(page);
    this.change(() => this.core.update({ page }));
  }

  get bindings(): readonly Binding[] {
    return this.core.state.bindings;
  }
  bind(binding: Binding): void {
    this.change(() => bindCells(this.core, binding));
  }
  unbind(id: string): void {
    this.change(() => unbindCells(this.core.workbook, id));
  }

  get filter(): SheetFilter | undefined {
    return this.core.state.filter;
  }
  applyFilter(area: Area, column?: number, criteria?: FilterCriteria): void {
    this.change(() => filters.filterSheet(this.core, area, column, criteria));
  }
  clearFilter(column?: number): void {
    this.change(() => filters.clearSheetFilter(this.core, column));
  }
  removeFilter(): void {
    this.change(() => filters.removeSheetFilter(this.core));
  }
  reapplyFilter(): void {
    this.change(() => filters.reapplySheetFilter(this.core));
  }
}

const commentEvents = { added: 'commentAdded', changed: 'commentChanged', deleted: 'commentDeleted' } as const;
