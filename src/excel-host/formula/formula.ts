import { quotedSheet } from '../model/address';
import { compile, type Compiled, type Resolve } from './compile';
import { withoutSingleSigns } from './file-spelling';
import { askingForOneValue } from './one-value';
import { readFormula, type FormulaPlace, type ReadFormula } from './read-formula';
import { areaOf, referenceText, type Corner, type Reference } from './reference';
import type { FormulaScope } from './scope';
import { tableReferenceText } from './table-reference';

/**
 * A formula apart from the cell that it stands in: rows of a table that work out the same have the same one, so ten
 * thousand of them are read once.
 */
export interface Formula extends Compiled {
  readonly key: string;
  readonly pieces: readonly string[];
  readonly references: readonly Reference[];
}

const cornerKey = (corner: Corner): string =>
  `${corner.rowFixed ? '$' : ''}${String(corner.row)},${corner.columnFixed ? '$' : ''}${String(corner.column)}`;

function referenceKey(reference: Reference): string {
  switch (reference.kind) {
    case 'cells':
      return `${reference.sheetId ?? ''}!${reference.shape}:${cornerKey(reference.start)}:${cornerKey(reference.end)}`;
    case 'lost':
      return `#${reference.sheetId ?? ''}`;
    case 'name':
      return `N${reference.sheetId ?? ''}!${reference.name}`;
    case 'table':
      return JSON.stringify(reference);
  }
}

function referenceWords(reference: Reference, place: FormulaPlace, scope: FormulaScope): string {
  if (reference.kind === 'table') return tableReferenceText(reference, scope);
  const sheet = reference.sheetId === undefined ? undefined : scope.sheetName(reference.sheetId);
  if (reference.sheetId !== undefined && sheet === undefined) return '#REF!';
  const prefix = sheet === undefined ? '' : `${quotedSheet(sheet)}!`;
  if (reference.kind === 'name') return prefix + reference.name;
  if (reference.kind === 'lost' || !areaOf(reference, place.row, place.column)) return `${prefix}#REF!`;
  return prefix + referenceText(reference, place.row, place.column);
}

/** The formula's text in a cell, with its `=`. */
export function formulaText(formula: Formula, place: FormulaPlace, scope: FormulaScope): string {
  const { pieces, references } = formula;
  return references.reduce(
    (text, reference, index) => text + referenceWords(reference, place, scope) + (pieces[index + 1] ?? ''),
    `=${pieces[0] ?? ''}`,
  );
}

/** All formulas of a workbook, each kept once. */
export class FormulaShelf {
  private readonly formulas = new Map<string, Formula>();
  private readonly trees = new WeakMap<Formula, ReadFormula['tree']>();

  constructor(
    private readonly scope: FormulaScope,
    private readonly resolve: Resolve,
  ) {}

  /** Reads a formula of a cell; undefined where Excel would not take it. */
  read(text: string, place: FormulaPlace): Formula | undefined {
    const read = readFormula(text, place, this.scope);
    return read && this.shelved(read);
  }

  /**
   * Reads a formula of a file that is not marked as one that spills: it means one value wherever it says many, and is
   * written so.
   */
  readAsOneValue(text: string, place: FormulaPlace): Formula | undefined {
    const read = readFormula(text, place, this.scope);
    if (!read) return undefined;
    const formula = this.shelved(read);
    const pieces = this.oneValuePieces(formula, place.sheetId);
    if (!pieces) return formula;
    return this.read(formulaText({ ...formula, pieces }, place, this.scope), place);
  }

  /** The text of a formula that is not marked as one that spills: signs that ask for one value go without saying. */
  textOfOneValue(formula: Formula, place: FormulaPlace): string {
    const text = formulaText(formula, place, this.scope);
    const plain = withoutSingleSigns(text);
    return plain !== undefined && this.readAsOneValue(plain, place) === formula ? plain : text;
  }

  /** Whether a file must mark the formula as one that spills, for without the mark it would mean something else. */
  maySpill(formula: Formula, sheetId: string): boolean {
    return this.oneValuePieces(formula, sheetId) !== undefined;
  }

  /** The same formula with other references. */
  withReferences(formula: Formula, references: readonly Reference[]): Formula {
    const tree = this.trees.get(formula);
    if (!tree) throw new Error('the formula comes from another workbook');
    return this.shelved({ pieces: formula.pieces, references, tree });
  }

  private oneValuePieces(formula: Formula, sheetId: string): readonly string[] | undefined {
    const tree = this.trees.get(formula);
    return tree && askingForOneValue({ ...formula, tree }, this.scope, sheetId);
  }

  private shelved({ pieces, references, tree }: ReadFormula): Formula {
    let key = pieces[0] ?? '';
    references.forEach((reference, index) => {
      key += `\u0001${referenceKey(reference)}\u0001${pieces[index + 1] ?? ''}`;
    });
    let formula = this.formulas.get(key);
    if (!formula) {
      formula = { key, pieces, references, ...compile(tree, references, this.resolve) };
      this.formulas.set(key, formula);
      this.trees.set(formula, tree);
    }
    return formula;
  }
}
