import { intersection, isError } from '../../../model';
import { type CellRange } from '../../cell-range';
import { type Argument } from '../../object-type';
import { oneOf, optionalOneOf } from '../input';
import { joined } from './search';

const kinds = ['ConditionalFormats', 'DataValidations', 'Blanks', 'Constants', 'Formulas', 'Visible'] as const;
const valueKinds = [
  'All',
  'Errors',
  'Logical',
  'Numbers',
  'Text',
  'ErrorsLogical',
  'ErrorsNumbers',
  'ErrorsText',
  'LogicalNumbers',
  'LogicalText',
  'NumbersText',
  'ErrorsLogicalNumber',
  'ErrorsLogicalText',
  'ErrorsNumberText',
  'LogicalNumbersText',
] as const;

function kindOfValue(value: unknown): 'Errors' | 'Logical' | 'Number' | 'Text' {
  if (isError(value)) return 'Errors';
  if (typeof value === 'boolean') return 'Logical';
  return typeof value === 'number' ? 'Number' : 'Text';
}

/** The cells of a kind (`Excel.SpecialCellType`); undefined where there are none. */
export function specialCells(range: CellRange, [given, givenValues]: readonly Argument[]): CellRange | undefined {
  const kind = oneOf(kinds, given);
  const values = optionalOneOf(valueKinds, givenValues) ?? 'All';
  const { sheet } = range;
  // Beyond what is used there is nothing but blank cells, which Excel does not count either.
  const used = sheet.usedArea();
  const within = range.areas.flatMap((area) => (used === undefined ? [] : (intersection(area, used) ?? [])));
  const matches = (row: number, column: number): boolean => {
    const value = sheet.value(row, column);
    const formula = sheet.formula(row, column);
    switch (kind) {
      case 'Blanks':
        return value === undefined && formula === undefined;
      case 'Constants':
      case 'Formulas':
        return (
          value !== undefined &&
          (formula !== undefined) === (kind === 'Formulas') &&
          (values === 'All' || values.includes(kindOfValue(value)))
        );
      case 'DataValidations':
        return sheet.validations.at(row, column) !== undefined;
      case 'ConditionalFormats':
        return sheet.conditionalFormats.list({ row, column, rows: 1, columns: 1 }).length > 0;
      case 'Visible': {
        const state = sheet.row(row);
        return !state.hidden && !state.filtered && !sheet.column(column).hidden;
      }
    }
  };
  const found = within.flatMap((area) => {
    const cells: { row: number; column: number }[] = [];
    for (let row = area.row; row < area.row + area.rows; row += 1) {
      for (let column = area.column; column < area.column + area.columns; column += 1) {
        if (matches(row, column)) cells.push({ row, column });
      }
    }
    return cells;
  });
  return found.length === 0 ? undefined : range.at(...joined(found));
}
