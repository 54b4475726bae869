import { ExcelProblem } from '../../excel-problem';
import type { Sheet } from '../../sheet';
import type { Sheets } from '../../workbook';
import { copySheet } from './copy-sheet';
import { throughRenaming } from '../formulas/respell';
import { SheetCore } from './sheet-core';
import { SheetModel } from './sheet-model';
import { checkSheetName, freeSheetName } from '../formulas/sheet-names';
import { requireFreeStructure } from './structure-protection';
import { folded, type WorkbookCore } from '../workbook-core';

/** The sheets of a workbook. */
export class SheetList implements Sheets {
  private readonly models = new Map<string, Sheet>();

  constructor(
    private readonly core: WorkbookCore,
    private readonly activate: (id: string) => void,
  ) {}

  list(): readonly Sheet[] {
    return this.core.ordered.map((sheet) => this.model(sheet));
  }

  find(key: string): Sheet | undefined {
    const byId = this.core.state.order.includes(key) ? this.core.sheets.get(key) : undefined;
    const core = byId ?? this.core.sheetNamed(key);
    return core && this.model(core);
  }

  get(key: string): Sheet {
    const sheet = this.find(key);
    if (!sheet) throw new ExcelProblem('ItemNotFound', key);
    return sheet;
  }

  get active(): Sheet {
    return this.get(this.core.selection.sheetId);
  }

  add(name = freeSheetName(this.core)): Sheet {
    requireFreeStructure(this.core);
    checkSheetName(this.core, name);
    return this.core.change(() => {
      const sheet = this.made(name);
      this.core.update({ order: [...this.core.state.order, sheet.id] });
      if (this.core.state.order.length === 1) this.core.setSelection({ ...this.core.selection, sheetId: sheet.id });
      sheet.tell({ type: 'added' });
      return this.model(sheet);
    });
  }

  remove(key: string): void {
    const { id } = this.get(key);
    requireFreeStructure(this.core);
    const sheet = this.core.sheet(id);
    const visible = this.core.ordered.filter((other) => other.id !== id && other.state.visibility === 'Visible');
    const [next] = visible.filter(
      (other) => this.core.state.order.indexOf(other.id) > this.core.state.order.indexOf(id),
    );
    const shown = next ?? visible.at(-1);
    // "A workbook must contain at least one visible worksheet."
    if (!shown) throw new ExcelProblem('InvalidOperation', sheet.name);
    // A very hidden sheet must be shown before it can be deleted (Worksheet.delete).
    if (sheet.state.visibility === 'VeryHidden') throw new ExcelProblem('InvalidOperation', sheet.name);
    this.core.change(() => {
      if (this.core.selection.sheetId === id) this.activate(shown.id);
      for (const table of sheet.state.tables)
        sheet.tell({ type: 'tableDeleted', tableId: table.id, tableName: table.name });
      throughRenaming(this.core, () => {
        const names = this.core.state.names.filter((item) => item.sheetId !== id);
        this.core.update({ order: this.core.state.order.filter((other) => other !== id), names });
      });
      sheet.tell({ type: 'deleted' });
    });
  }

  move(key: string, position: number): void {
    const { id } = this.get(key);
    requireFreeStructure(this.core);
    const before = this.core.state.order.indexOf(id);
    const others = this.core.state.order.filter((other) => other !== id);
    if (!Number.isInteger(position) || position < 0 || position > others.length) {
      throw new ExcelProblem('InvalidArgument', String(position));
    }
    if (position === before) return;
    this.core.change(() => {
      this.core.update({ order: [...others.slice(0, position), id, ...others.slice(position)] });
      this.core.sheet(id).tell({ type: 'moved', positionBefore: before, positionAfter: position });
    });
  }

  copy(key: string, position?: number): Sheet {
    const source = this.core.sheet(this.get(key).id);
    requireFreeStructure(this.core);
    return this.core.change(() => {
      const name = this.copyName(source.name);
      const sheet = this.made(name);
      const at = position ?? this.core.state.order.length;
      const { order } = this.core.state;
      this.core.update({ order: [...order.slice(0, at), sheet.id, ...order.slice(at)] });
      copySheet(source, sheet);
      sheet.tell({ type: 'added' });
      return this.model(sheet);
    });
  }

  /** `Plan (2)`, `Plan (3)` …, shortened where it would be too long. */
  private copyName(name: string): string {
    const base = name.replace(/ \(\d+\)$/, '');
    for (let number = 2; ; number += 1) {
      const end = ` (${String(number)})`;
      const candidate = base.slice(0, 31 - end.length) + end;
      if (!this.core.ordered.some((sheet) => folded(sheet.name) === folded(candidate))) return candidate;
    }
  }

  private made(name: string): SheetCore {
    const sheet = new SheetCore(this.core, this.core.nextId('S-'), name);
    this.core.sheets.set(sheet.id, sheet);
    return sheet;
  }

  private model(core: SheetCore): Sheet {
    let model = this.models.get(core.id);
    if (!model) this.models.set(core.id, (model = new SheetModel(core)));
    return model;
  }
}
