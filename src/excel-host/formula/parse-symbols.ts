import { readError, type CellValue } from '../model/value';
import type { BinaryOperator, FormulaNode } from './node';

/** What the parser sees of a formula: pieces without spaces, references already known. */
export type Symbol =
  | { readonly type: 'reference'; readonly index: number }
  | { readonly type: 'literal'; readonly value: CellValue }
  | { readonly type: 'function'; readonly name: string }
  | { readonly type: 'sign'; readonly sign: string };

/** Left-associative operators, loosest first ("Calculation operators and precedence in Excel"). */
const levels: readonly (readonly BinaryOperator[])[] = [
  ['=', '<>', '<', '>', '<=', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

/** Nesting that Excel allows ("Excel specifications and limits": 64 levels of functions) with room for brackets. */
const deepest = 256;

class Unreadable extends Error {}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly symbols: readonly Symbol[]) {}

  whole(): FormulaNode {
    const node = this.level(0);
    if (this.at < this.symbols.length) throw new Unreadable();
    return node;
  }

  private peek(): string | undefined {
    const symbol = this.symbols[this.at];
    return symbol?.type === 'sign' ? symbol.sign : undefined;
  }

  private take(sign: string): boolean {
    if (this.peek() !== sign) return false;
    this.at += 1;
    return true;
  }

  private need(sign: string): void {
    if (!this.take(sign)) throw new Unreadable();
  }

  private level(index: number): FormulaNode {
    const operators = levels[index];
    if (!operators) return this.unary();
    let left = this.level(index + 1);
    for (;;) {
      const operator = operators.find((one) => one === this.peek());
      if (operator === undefined) return left;
      this.at += 1;
      left = { kind: 'binary', operator, left, right: this.level(index + 1) };
    }
  }

  private unary(): FormulaNode {
    const sign = this.peek();
    if (sign === '-' || sign === '+' || sign === '@') {
      this.at += 1;
      return { kind: 'unary', operator: sign, operand: this.unary() };
    }
    let node = this.range();
    while (this.take('%')) node = { kind: 'unary', operator: '%', operand: node };
    return node;
  }

  private range(): FormulaNode {
    let left = this.spilled();
    while (this.take(':')) left = { kind: 'binary', operator: ':', left, right: this.spilled() };
    return left;
  }

  private spilled(): FormulaNode {
    const operand = this.primary();
    return this.take('#') ? { kind: 'unary', operator: '#', operand } : operand;
  }

  private primary(): FormulaNode {
    const symbol = this.symbols[this.at];
    if (!symbol || ++this.depth > deepest) throw new Unreadable();
    this.at += 1;
    try {
      if (symbol.type === 'reference') return { kind: 'reference', index: symbol.index };
      if (symbol.type === 'literal') return { kind: 'literal', value: symbol.value };
      if (symbol.type === 'function') return { kind: 'call', name: symbol.name, args: this.args() };
      if (symbol.sign === '{') return this.array();
      if (symbol.sign !== '(') throw new Unreadable();
      const node = this.level(0);
      this.need(')');
      return node;
    } finally {
      this.depth -= 1;
    }
  }

  private args(): readonly FormulaNode[] {
    this.need('(');
    if (this.take(')')) return [];
    const args: FormulaNode[] = [];
    do {
      args.push(this.peek() === ',' || this.peek() === ')' ? { kind: 'omitted' } : this.level(0));
    } while (this.take(','));
    this.need(')');
    return args;
  }

  private array(): FormulaNode {
    const rows: CellValue[][] = [[]];
    for (;;) {
      const negative = this.take('-');
      const symbol = this.symbols[this.at];
      if (symbol?.type !== 'literal') throw new Unreadable();
      this.at += 1;
      const { value } = symbol;
      rows[rows.length - 1]?.push(negative && typeof value === 'number' ? -value : value);
      if (this.take('}')) break;
      if (this.take(';')) rows.push([]);
      else this.need(',');
    }
    if (rows.some((row) => row.length !== rows[0]?.length)) throw new Unreadable();
    return { kind: 'array', rows };
  }
}

/** The value that a piece of a formula spells. */
export function literalOf(text: string): CellValue {
  if (text.startsWith('"')) return text.slice(1, -1).replaceAll('""', '"');
  if (text.startsWith('#')) return readError(text);
  return /^[tf]/i.test(text) ? text.toUpperCase() === 'TRUE' : Number(text);
}

/** The tree of a formula; undefined where it is none. */
export function parseSymbols(symbols: readonly Symbol[]): FormulaNode | undefined {
  try {
    return new Parser(symbols).whole();
  } catch (problem) {
    if (problem instanceof Unreadable) return undefined;
    throw problem;
  }
}
