import { cellArea, type Area, type Position } from '../area';
import type { Origin, ViewChange, WorkbookEvent } from '../events';
import { ExcelProblem } from '../excel-problem';
import type { FunctionValue } from '../function-call';
import type { Pace } from '../pace';
import type { Names } from '../records';
import type { CellStyles } from '../style';
import type { Table, Tables } from '../table';
import type { User } from '../user';
import type { CellValue } from '../value';
import type { Selection, Sheets, TextStore, TracedCells, Workbook, WorkbookOptions } from '../workbook';
import { isFunction } from '../../formula/call-function';
import { functionResult } from './formulas/function-calls';
import { ScopedNames } from './formulas/names-model';
import { SheetList } from './sheets/sheet-list';
import { tableModel, tablesModel } from './tables/table-model';
import { protectStructure, unprotectStructure } from './sheets/structure-protection';
import { StyleList } from './styles/styles-model';
import { KeptTexts } from './cells/text-store';
import { dependentsOf, precedentsOf } from './formulas/traces';
import { UserModel } from './user-model';
import { WorkbookCore } from './workbook-core';
import { checkArea, tablesIn } from './cells/write-cells';

/** A workbook with Excel's rules. */
export class WorkbookModel implements Workbook {
  private readonly core: WorkbookCore;
  readonly sheets: Sheets;
  readonly tables: Tables;
  readonly names: Names;
  readonly settings: TextStore;
  readonly properties: TextStore;
  readonly xmlParts: TextStore;
  readonly documentProperties: TextStore;
  readonly styles: CellStyles;
  readonly created: number;
  readonly user: User;
  name = 'Book1.xlsx';
  private chart: Workbook['activeChart'];
  private mode: Workbook['calculationMode'] = 'Automatic';

  constructor({ locale = 'en-US', clock, sheets = ['Sheet1'], author = '' }: WorkbookOptions) {
    const core = new WorkbookCore(locale, clock, author);
    this.core = core;
    this.sheets = new SheetList(core, (id) => this.activate(id));
    this.tables = tablesModel(core);
    this.names = new ScopedNames(core, undefined);
    this.settings = new KeptTexts(core, () => core.log.tell({ type: 'settingsChanged', origin: core.origin }));
    this.properties = new KeptTexts(core);
    this.xmlParts = new KeptTexts(core);
    this.documentProperties = new KeptTexts(core);
    this.styles = new StyleList(core);
    this.created = clock.serialNow();
    this.user = new UserModel(core, this);
    for (const name of sheets) this.sheets.add(name);
    core.log.takeNews();
  }

  get locale(): string {
    return this.core.locale;
  }
  setLocale(locale: string): void {
    this.core.change(() => {
      this.core.locale = locale;
      for (const sheet of this.core.ordered) this.core.log.shown(sheet.id);
      // Texts that formulas make of numbers and dates are others now.
      this.core.everythingChanged();
    });
  }
  get author(): string {
    return this.core.author;
  }

  get structureProtection(): Workbook['structureProtection'] {
    return this.core.state.protection;
  }
  protectStructure(password?: string): void {
    protectStructure(this.core, password);
  }
  unprotectStructure(password?: string): void {
    unprotectStructure(this.core, password);
  }

  get activeChart(): Workbook['activeChart'] {
    const chart = this.chart;
    const sheet = this.core.ordered.find(({ id }) => id === chart?.sheetId);
    return sheet?.state.charts.some(({ id }) => id === chart?.id) === true ? chart : undefined;
  }
  activateChart(sheetId: string, id: string): void {
    const sheet = this.core.sheet(sheetId);
    if (!sheet.state.charts.some((chart) => chart.id === id)) throw new ExcelProblem('ItemNotFound', id);
    this.core.batch(this.core.origin, () => {
      this.activate(sheetId);
      if (this.activeChart?.id === id) return;
      this.leaveChart();
      this.chart = { sheetId, id };
      sheet.tell({ type: 'chartActivated', chartId: id });
    });
  }
  private leaveChart(): void {
    const left = this.activeChart;
    this.chart = undefined;
    if (left) this.core.sheet(left.sheetId).tell({ type: 'chartDeactivated', chartId: left.id });
  }

  get selection(): Selection {
    return this.core.selection;
  }

  select(sheetId: string, areas: readonly Area[], active?: Position): void {
    const sheet = this.core.sheet(sheetId);
    const [first] = areas;
    if (!first) throw new ExcelProblem('InvalidArgument', 'selection');
    areas.forEach(checkArea);
    this.core.batch(this.core.origin, () => {
      this.leaveChart();
      this.activate(sheetId);
      this.core.setSelection({ sheetId, areas, active: active ?? { row: first.row, column: first.column } });
      sheet.tell({ type: 'selectionChanged', areas, tableIds: tablesIn(sheet, areas) });
    });
  }

  activate(sheetId: string): void {
    const sheet = this.core.sheet(sheetId);
    const before = this.core.selection.sheetId;
    if (before === sheetId) return;
    // A hidden sheet cannot be looked at.
    if (sheet.state.visibility !== 'Visible') throw new ExcelProblem('InvalidOperation', sheet.name);
    this.core.batch(this.core.origin, () => {
      this.leaveChart();
      this.remembered.set(before, this.core.selection);
      const last = this.remembered.get(sheetId);
      this.core.setSelection(last ?? { sheetId, areas: [cellArea(0, 0)], active: { row: 0, column: 0 } });
      this.core.log.sheetsChanged();
      this.core.sheets.get(before)?.tell({ type: 'deactivated' });
      sheet.tell({ type: 'activated' });
    });
  }

  /** Every sheet comes back with what was selected in it. */
  private readonly remembered = new Map<string, Selection>();

  tableOf(id: string): Table {
    return tableModel(this.core, id);
  }

  batch<Result>(origin: Origin, change: () => Result): Result {
    return this.core.batch(origin, change);
  }

  batchInPieces(origin: Origin, work: Generator<unknown, void>, pace: Pace): Promise<void> {
    return this.core.batchInPieces(origin, work, pace);
  }

  get calculationMode(): Workbook['calculationMode'] {
    return this.mode;
  }
  set calculationMode(mode: Workbook['calculationMode']) {
    this.mode = mode;
    this.core.automatic = mode !== 'Manual';
    if (this.core.automatic) this.core.batch(this.core.origin, () => undefined);
  }
  get isCircular(): boolean {
    this.core.upToDate();
    return this.core.calculator.isCircular;
  }
  precedents(sheetId: string, areas: readonly Area[], all: boolean): readonly TracedCells[] {
    return precedentsOf(this.core, sheetId, areas, all);
  }
  dependents(sheetId: string, areas: readonly Area[], all: boolean): readonly TracedCells[] {
    return dependentsOf(this.core, sheetId, areas, all);
  }
  hasFunction(name: string): boolean {
    return isFunction(name);
  }
  functionResult(name: string, args: readonly FunctionValue[]): CellValue {
    return functionResult(this.core, name, args);
  }
  calculate(type: 'Recalculate' | 'Full' | 'FullRebuild' = 'Recalculate'): void {
    this.core.batch(this.core.origin, () => {
      if (type !== 'Recalculate') this.core.everythingChanged();
      this.core.calculate();
    });
  }

  on(listener: (event: WorkbookEvent) => void): () => void {
    this.core.eventListeners.add(listener);
    return () => void this.core.eventListeners.delete(listener);
  }
  onShift(listener: Parameters<Workbook['onShift']>[0]): () => void {
    this.core.shiftListeners.add(listener);
    return () => void this.core.shiftListeners.delete(listener);
  }
  subscribe(listener: (change: ViewChange) => void): () => void {
    this.core.viewListeners.add(listener);
    return () => void this.core.viewListeners.delete(listener);
  }
}
