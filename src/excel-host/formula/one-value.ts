import { functionNamed } from './function-named';
import { arrayFunctions } from './functions/arrays';
import type { FormulaNode } from './node';
import type { ReadFormula } from './read-formula';
import type { Reference } from './reference';
import type { FormulaScope } from './scope';

/** Functions that hand on what their arguments are, one or many. */
const handingOn = new Set(['IF', 'IFERROR', 'IFNA', 'IFS', 'SWITCH', 'CHOOSE', 'NOT']);

/** Functions that may answer many values, whatever they are given. */
const answeringMany = new Set([
  ...Object.keys(arrayFunctions),
  'INDEX',
  'OFFSET',
  'INDIRECT',
  'XLOOKUP',
  'MMULT',
  'FREQUENCY',
]);

/** Arguments that functions take one value for, and many values one by one. */
const singleArguments: Readonly<Record<string, (index: number) => boolean>> = {
  COUNTIF: (index) => index === 1,
  SUMIF: (index) => index === 1,
  AVERAGEIF: (index) => index === 1,
  COUNTIFS: (index) => index % 2 === 1,
  SUMIFS: (index) => index > 0 && index % 2 === 0,
  AVERAGEIFS: (index) => index > 0 && index % 2 === 0,
  MINIFS: (index) => index > 0 && index % 2 === 0,
  MAXIFS: (index) => index > 0 && index % 2 === 0,
  MATCH: (index) => index === 0,
  VLOOKUP: (index) => index === 0,
  HLOOKUP: (index) => index === 0,
};

function isMany(reference: Reference, scope: FormulaScope, sheetId: string): boolean {
  switch (reference.kind) {
    case 'cells':
      return reference.shape !== 'cell';
    case 'table':
      return !reference.thisRow || reference.from === undefined || reference.from !== reference.to;
    case 'name':
      return /[:[#]/.test(scope.nameFormula(reference.name, reference.sheetId ?? sheetId) ?? '');
    case 'lost':
      return false;
  }
}

/**
 * A formula of before formulas could spill, as it is written today: where it may meet many values it asks for the one in
 * its row or column ("Implicit intersection operator: @"). Undefined where nothing in it can be many.
 */
export function askingForOneValue(read: ReadFormula, scope: FormulaScope, sheetId: string): string[] | undefined {
  const { tree, references } = read;
  const marked = new Set<number>();
  const visit = (node: FormulaNode): void => {
    switch (node.kind) {
      case 'reference': {
        const reference = references[node.index];
        if (reference && isMany(reference, scope, sheetId)) marked.add(node.index);
        return;
      }
      case 'unary':
        if (node.operator !== '@' && node.operator !== '#') visit(node.operand);
        return;
      case 'binary':
        if (node.operator !== ':') [node.left, node.right].forEach(visit);
        return;
      case 'call':
        if (handingOn.has(node.name) || functionNamed(node.name)?.valueByValue === true) node.args.forEach(visit);
        else node.args.filter((_, index) => singleArguments[node.name]?.(index) === true).forEach(visit);
        return;
      case 'literal':
      case 'array':
      case 'omitted':
        return;
    }
  };
  const answersMany =
    tree.kind === 'array' ||
    (tree.kind === 'call' && answeringMany.has(tree.name)) ||
    (tree.kind === 'unary' && tree.operator === '#');
  if (answersMany) return read.pieces.map((piece, at) => (at === 0 ? `@${piece}` : piece));
  visit(tree);
  return marked.size === 0 ? undefined : read.pieces.map((piece, at) => (marked.has(at) ? `${piece}@` : piece));
}
