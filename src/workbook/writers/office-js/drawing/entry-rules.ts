import {
  entryRule,
  formulaFor,
  type ColumnSchema,
  type EntryRule,
  type SheetTexts,
  type TableSchema,
} from '../../../index';
import { rangeOf, type Area } from '../excel-run';
import { columnRuns } from './formats';

/** Where the columns of a table are, and the words above them. */
export interface RuledTable {
  readonly schema: TableSchema;
  readonly columns: ReadonlyMap<string, number>;
  readonly headerOf: (key: string) => string;
}

type Rows = Pick<Area, 'firstRow' | 'lastRow'>;

function ruleOf({ test }: EntryRule, columns: ReadonlyMap<string, number>, row: number): Excel.DataValidationRule {
  switch (test.kind) {
    // Excel shows help with a rule alone.
    case 'anything':
      return { custom: { formula: '=TRUE' } };
    case 'nothing':
      return { custom: { formula: '=FALSE' } };
    case 'list':
      return { list: { inCellDropDown: true, source: `=${formulaFor(test.source, columns, row)}` } };
    case 'whole':
      return { wholeNumber: { formula1: test.minimum, formula2: test.maximum, operator: 'Between' } };
    case 'decimal':
      return { decimal: { formula1: test.minimum, formula2: test.maximum, operator: 'Between' } };
    case 'length':
      return { textLength: { formula1: test.length, operator: 'EqualTo' } };
  }
}

function apply(range: Excel.Range, rule: EntryRule, columns: ReadonlyMap<string, number>, row: number): void {
  const { dataValidation } = range;
  // A rule is not put over another one: Excel refuses that where the two differ in kind.
  dataValidation.clear();
  dataValidation.rule = ruleOf(rule, columns, row);
  dataValidation.ignoreBlanks = rule.test.kind !== 'nothing';
  const { help, refusal } = rule;
  if (help) dataValidation.prompt = { message: help.text, showPrompt: true, title: help.title };
  if (refusal) {
    const style = refusal.style === 'stop' ? 'Stop' : 'Warning';
    dataValidation.errorAlert = { message: refusal.text, showAlert: true, style, title: refusal.title };
  }
}

function placed({ schema, columns }: RuledTable): readonly (readonly [number, ColumnSchema])[] {
  return schema.columns.flatMap((column) => {
    const at = columns.get(column.key);
    return at === undefined ? [] : [[at, column] as const];
  });
}

/** What may be entered into the rows of a table. */
export function ruleRows(sheet: Excel.Worksheet, table: RuledTable, rows: Rows, texts: SheetTexts): void {
  const { schema, columns, headerOf } = table;
  const ruleFor = (column: ColumnSchema): EntryRule => entryRule(schema, column, 'cells', headerOf(column.key), texts);
  for (const { trait, first, last } of columnRuns(placed(table), ruleFor)) {
    apply(rangeOf(sheet, { ...rows, firstColumn: first, lastColumn: last }), trait, columns, rows.firstRow);
  }
}

/** The help of the headers. */
export function ruleHeaders(sheet: Excel.Worksheet, table: RuledTable, headerRow: number, texts: SheetTexts): void {
  for (const [at, column] of placed(table)) {
    const cell = rangeOf(sheet, { firstRow: headerRow, lastRow: headerRow, firstColumn: at, lastColumn: at });
    apply(cell, entryRule(table.schema, column, 'header', table.headerOf(column.key), texts), table.columns, headerRow);
  }
}
