import type { CellValue } from '../model/value';

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>=' | ':';

/** A formula as a tree. References are numbers into the list of the formula, which alone knows where they point. */
export type FormulaNode =
  | { readonly kind: 'literal'; readonly value: CellValue }
  | { readonly kind: 'array'; readonly rows: readonly (readonly CellValue[])[] }
  | { readonly kind: 'reference'; readonly index: number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly FormulaNode[] }
  | { readonly kind: 'omitted' }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '@' | '%' | '#'; readonly operand: FormulaNode };
