import { parseArea, splitAddress } from '../model/address';
import { isWholeColumns, isWholeRows, lastColumn, lastRow } from '../model/area';
import { functionNamed } from './function-named';
import { tokens, type Token } from './lexer';
import type { FormulaNode } from './node';
import { literalOf, parseSymbols, type Symbol } from './parse-symbols';
import type { CellsReference, Corner, Reference } from './reference';
import type { FormulaScope } from './scope';
import { readTableReference } from './table-reference';

/** A formula taken apart: text between references, references, and what it works out. */
export interface ReadFormula {
  /** One more than there are references. */
  readonly pieces: readonly string[];
  readonly references: readonly Reference[];
  readonly tree: FormulaNode;
}

/** Where a formula stands. */
export interface FormulaPlace {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

/** A formula takes at most so many signs ("Excel specifications and limits"). */
const longestFormula = 8192;

function cellsReference(text: string, sheetId: string | undefined, place: FormulaPlace): CellsReference | undefined {
  const area = parseArea(text);
  if (!area) return undefined;
  const [first = '', second = first] = text.split(':');
  const single = !text.includes(':');
  const corner = (part: string, row: number, column: number): Corner => {
    const columnFixed = part.startsWith('$') || (!single && isWholeRows(area));
    const rowFixed =
      part.lastIndexOf('$') > 0 || (part.startsWith('$') && /^\$\d/.test(part)) || (!single && isWholeColumns(area));
    return {
      row: rowFixed ? row : row - place.row,
      column: columnFixed ? column : column - place.column,
      rowFixed,
      columnFixed,
    };
  };
  if (single) {
    const start = corner(first, area.row, area.column);
    return { kind: 'cells', sheetId, shape: 'cell', start, end: start };
  }
  const columns = /^\$?[A-Za-z]+$/.test(first);
  const rows = /^\$?\d+$/.test(first);
  return {
    kind: 'cells',
    sheetId,
    shape: columns ? 'columns' : rows ? 'rows' : 'area',
    start: corner(first, area.row, area.column),
    end: corner(second, lastRow(area), lastColumn(area)),
  };
}

/** Puts the pieces of a formula together again: what is a reference, what is text around it. */
class Assembly {
  readonly pieces: string[] = [''];
  readonly references: Reference[] = [];
  readonly symbols: Symbol[] = [];

  text(text: string): void {
    this.pieces.push((this.pieces.pop() ?? '') + text);
  }

  symbol(symbol: Symbol, text: string): void {
    this.symbols.push(symbol);
    this.text(text);
  }

  reference(reference: Reference): void {
    this.symbols.push({ type: 'reference', index: this.references.length });
    this.references.push(reference);
    this.pieces.push('');
  }
}

function behindSheet(
  name: string,
  next: Token | undefined,
  place: FormulaPlace,
  scope: FormulaScope,
): Reference | undefined {
  const sheetId = scope.sheetIdOf(name);
  if (next?.type === 'error' && next.text.toUpperCase() === '#REF!') return { kind: 'lost', sheetId };
  if (sheetId === undefined || !next) return undefined;
  if (next.type === 'cells') return cellsReference(next.text, sheetId, place);
  return next.type === 'identifier' ? { kind: 'name', name: next.text, sheetId } : undefined;
}

function tableOrName(
  name: string,
  brackets: string | undefined,
  place: FormulaPlace,
  scope: FormulaScope,
): Reference | undefined {
  const table = scope.tableNamed(name);
  if (brackets !== undefined) {
    // Its own row is that of the table around it: a cell says so without the name, files with it.
    const isOwn = table !== undefined && scope.tableAt(place.sheetId, place.row, place.column)?.id === table.id;
    const reference = table && readTableReference(table, false, brackets);
    return reference && { ...reference, own: isOwn && reference.thisRow };
  }
  if (!table) return { kind: 'name', name, sheetId: undefined };
  return { kind: 'table', tableId: table.id, own: false, parts: [], from: undefined, to: undefined, thisRow: false };
}

/** Excel does not take a function it knows with too few or too many arguments. */
function argumentsFit(node: FormulaNode): boolean {
  switch (node.kind) {
    case 'call': {
      const known = functionNamed(node.name);
      const { length } = node.args;
      return (!known || (length >= known.least && length <= known.most)) && node.args.every(argumentsFit);
    }
    case 'binary':
      return argumentsFit(node.left) && argumentsFit(node.right);
    case 'unary':
      return argumentsFit(node.operand);
    case 'literal':
    case 'array':
    case 'omitted':
    case 'reference':
      return true;
  }
}

/**
 * Reads a formula, given with its `=`, in English with commas. Undefined where Excel would not take it: it cannot be
 * read, or names a sheet, a table or a column of a table that is not there.
 */
export function readFormula(text: string, place: FormulaPlace, scope: FormulaScope): ReadFormula | undefined {
  if (text.length > longestFormula) return undefined;
  const body = text.startsWith('=') ? text.slice(1) : text;
  const found = tokens(body);
  if (!found) return undefined;
  const assembly = new Assembly();
  for (let at = 0; at < found.length; at += 1) {
    const token = found[at];
    if (!token) return undefined;
    const next = found[at + 1];
    switch (token.type) {
      case 'space':
        assembly.text(token.text);
        break;
      case 'cells': {
        const reference = cellsReference(token.text, undefined, place);
        // Beyond the last row or column it is a name like any other.
        assembly.reference(reference ?? { kind: 'name', name: token.text, sheetId: undefined });
        break;
      }
      case 'sheet': {
        const reference = behindSheet(splitAddress(`${token.text}A1`).sheet ?? '', next, place, scope);
        if (!reference) return undefined;
        assembly.reference(reference);
        at += 1;
        break;
      }
      case 'identifier': {
        const brackets = next?.type === 'brackets' ? next.text : undefined;
        const reference = tableOrName(token.text, brackets, place, scope);
        if (!reference) return undefined;
        assembly.reference(reference);
        if (brackets !== undefined) at += 1;
        break;
      }
      case 'brackets': {
        const table = scope.tableAt(place.sheetId, place.row, place.column);
        const reference = table && readTableReference(table, true, token.text);
        if (!reference) return undefined;
        assembly.reference(reference);
        break;
      }
      case 'number':
      case 'text':
      case 'boolean':
      case 'error':
        assembly.symbol(
          { type: 'literal', value: literalOf(token.text) },
          token.type === 'text' ? token.text : token.text.toUpperCase(),
        );
        break;
      case 'function': {
        // Files mark the functions that came after the format was fixed.
        const name = token.text.toUpperCase().replace(/^(?:_XLFN\.|_XLWS\.)+/, '');
        assembly.symbol({ type: 'function', name }, name);
        break;
      }
      case 'operator':
      case 'open':
      case 'close':
      case 'openArray':
      case 'closeArray':
      case 'comma':
      case 'semicolon':
        assembly.symbol({ type: 'sign', sign: token.text }, token.text);
    }
  }
  const tree = parseSymbols(assembly.symbols);
  if (!tree || !argumentsFit(tree)) return undefined;
  return { pieces: assembly.pieces, references: assembly.references, tree };
}
