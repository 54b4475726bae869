import { Cells } from '../../../formula/operand';
import type { Area } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import type { NamedItem, Names } from '../../records';
import { checkName } from '../tables/table-names';
import { folded, type WorkbookCore } from '../workbook-core';

/** The names of a workbook, or of one of its sheets. */
export class ScopedNames implements Names {
  constructor(
    private readonly workbook: WorkbookCore,
    private readonly sheetId: string | undefined,
  ) {}

  list(): readonly NamedItem[] {
    return this.workbook.state.names.filter((item) => item.sheetId === this.sheetId);
  }

  find(name: string): NamedItem | undefined {
    return this.list().find((item) => folded(item.name) === folded(name));
  }

  get(name: string): NamedItem {
    const item = this.find(name);
    if (!item) throw new ExcelProblem('ItemNotFound', name);
    return item;
  }

  add(name: string, formula: string, comment = ''): NamedItem {
    checkName(name);
    this.checkFree(name);
    this.checkFormula(formula);
    const item: NamedItem = {
      id: this.workbook.nextId('N-'),
      name,
      sheetId: this.sheetId,
      formula,
      comment,
      visible: true,
    };
    this.put([...this.workbook.state.names, item]);
    return item;
  }

  change(name: string, change: Parameters<Names['change']>[1]): NamedItem {
    const before = this.get(name);
    if (change.name !== undefined && folded(change.name) !== folded(name)) {
      checkName(change.name);
      this.checkFree(change.name);
    }
    if (change.formula !== undefined) this.checkFormula(change.formula);
    const changed = { ...before, ...change };
    this.put(this.workbook.state.names.map((item) => (item.id === before.id ? changed : item)));
    return changed;
  }

  remove(name: string): void {
    const { id } = this.get(name);
    this.put(this.workbook.state.names.filter((item) => item.id !== id));
  }

  area(item: NamedItem): { readonly sheetId: string; readonly area: Area } | undefined {
    const place = { sheetId: item.sheetId ?? '', row: 0, column: 0 };
    const formula = this.workbook.calculator.shelf.read(item.formula, place);
    if (!formula) return undefined;
    const { operand } = this.workbook.calculator.evaluate(formula, place);
    return operand instanceof Cells ? { sheetId: operand.sheetId, area: operand.area } : undefined;
  }

  private checkFree(name: string): void {
    const tableName = this.workbook.tables().some(({ table }) => folded(table.name) === folded(name));
    if (this.find(name) || tableName) throw new ExcelProblem('ItemAlreadyExists', name);
  }

  private checkFormula(formula: string): void {
    const place = { sheetId: this.sheetId ?? '', row: 0, column: 0 };
    if (!formula.startsWith('=') || !this.workbook.calculator.shelf.read(formula, place)) {
      throw new ExcelProblem('InvalidArgument', formula);
    }
  }

  private put(names: readonly NamedItem[]): void {
    this.workbook.change(() => this.workbook.update({ names }));
  }
}
