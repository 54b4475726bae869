import { formulaText, type Formula } from '../../../formula/formula';
import { areaOf, referenceTo, type Reference } from '../../../formula/reference';
import { boundingArea, sameArea, type Area, type Position } from '../../area';
import type { Bound, BoundsRule, ValidationRule } from '../../data-validation';
import type { ConditionalFormat, ConditionalRule } from '../../conditional-format';
import type { SheetCore } from '../sheets/sheet-core';
import type { Shift } from './shift';
import type { ValidationEntry } from '../states';
import type { WorkbookCore } from '../workbook-core';

/** A formula after a shift, when its own cell went from one place to another. */
export function adjustedFormula(
  workbook: WorkbookCore,
  formula: Formula,
  sheetId: string,
  before: Position,
  after: Position,
  shift: Shift,
): Formula {
  const references = formula.references.map((reference): Reference => {
    if (reference.kind !== 'cells') return reference;
    const target = reference.sheetId ?? sheetId;
    const area = areaOf(reference, before.row, before.column);
    if (!area) return reference;
    const moved = target === shift.sheetId ? shift.area(area) : area;
    if (!moved) return { kind: 'lost', sheetId: reference.sheetId };
    if (before.row === after.row && before.column === after.column && sameArea(moved, area)) return reference;
    const next = referenceTo(reference, moved, after.row, after.column);
    const same =
      next.start.row === reference.start.row &&
      next.start.column === reference.start.column &&
      next.end.row === reference.end.row &&
      next.end.column === reference.end.column;
    return same ? reference : next;
  });
  const changed = references.some((reference, index) => reference !== formula.references[index]);
  return changed ? workbook.calculator.shelf.withReferences(formula, references) : formula;
}

/** Lets the formulas of all cells follow a shift that the cells have made already. */
export function adjustCells(workbook: WorkbookCore, shift: Shift): void {
  for (const sheet of workbook.ordered) {
    for (const [row, column, formula] of sheet.formulas()) {
      if (formula.references.length === 0) continue;
      const after = { row, column };
      const before = sheet.id === shift.sheetId ? (shift.before(after) ?? after) : after;
      const next = adjustedFormula(workbook, formula, sheet.id, before, after, shift);
      if (next !== formula) {
        const { value, format } = sheet.store.content(row, column);
        sheet.store.set(row, column, { value, format, formula: next });
      }
    }
  }
}

/** Names follow as well. */
export function adjustNames(workbook: WorkbookCore, shift: Shift): void {
  const origin = { row: 0, column: 0 };
  const names = workbook.state.names.map((item) => {
    const place = { sheetId: item.sheetId ?? '', ...origin };
    const formula = workbook.calculator.shelf.read(item.formula, place);
    const next = formula && adjustedFormula(workbook, formula, place.sheetId, origin, origin, shift);
    if (!next || next === formula) return item;
    return { ...item, formula: formulaText(next, place, workbook.calculatorScope) };
  });
  if (names.some((item, index) => item !== workbook.state.names[index])) workbook.update({ names });
}

/** The top left cell of areas: formulas of validations and conditional formats are as this cell would hold them. */
export function anchorOf(areas: readonly Area[]): Position {
  const [first, ...rest] = areas;
  return first ? rest.reduce(boundingArea, first) : { row: 0, column: 0 };
}

/** Spells a rule's formula for another first cell, following a shift where there is one. */
export type Respell = (text: string) => string;

export function respelling(sheet: SheetCore, from: Position, to: Position, shift?: Shift): Respell {
  const { workbook, id } = sheet;
  const { shelf } = workbook.calculator;
  return (text) => {
    if (!text.startsWith('=')) return text;
    const formula = shelf.read(text, { sheetId: id, row: from.row, column: from.column });
    if (!formula) return text;
    const was = shift?.sheetId === id ? (shift.before(to) ?? to) : to;
    const next = shift ? adjustedFormula(workbook, formula, id, was, to, shift) : formula;
    return formulaText(next, { sheetId: id, row: to.row, column: to.column }, workbook.calculatorScope);
  };
}

const bound = (value: Bound, respell: Respell): Bound => (typeof value === 'string' ? respell(value) : value);

function bounds(rule: BoundsRule, respell: Respell): BoundsRule {
  const { formula1, formula2, operator } = rule;
  return {
    operator,
    formula1: bound(formula1, respell),
    ...(formula2 === undefined ? {} : { formula2: bound(formula2, respell) }),
  };
}

export function respelledValidation(rule: ValidationRule, respell: Respell): ValidationRule {
  if (rule.list) return { list: { ...rule.list, source: respell(rule.list.source) } };
  if (rule.custom) return { custom: { formula: respell(rule.custom.formula) } };
  for (const kind of ['wholeNumber', 'decimal', 'date', 'time', 'textLength'] as const) {
    const found = rule[kind];
    if (found) return { [kind]: bounds(found, respell) };
  }
  return rule;
}

export function respelledCondition(rule: ConditionalRule, respell: Respell): ConditionalRule {
  switch (rule.type) {
    case 'Custom':
      return { type: 'Custom', rule: { formula: respell(rule.rule.formula) } };
    case 'CellValue':
      return { type: 'CellValue', rule: bounds(rule.rule, respell) };
    case 'ContainsText':
      return { type: 'ContainsText', rule: { ...rule.rule, text: respell(rule.rule.text) } };
    case 'PresetCriteria':
    case 'TopBottom':
    case 'DataBar':
    case 'ColorScale':
    case 'IconSet':
      return rule;
  }
}

/** Areas after a shift; those that are gone left out. */
export function shiftedAreas(areas: readonly Area[], shift: Shift): readonly Area[] {
  return areas.flatMap((area) => shift.area(area) ?? []);
}

function shiftedRules<Entry extends { readonly areas: readonly Area[] }>(
  sheet: SheetCore,
  entries: readonly Entry[],
  shift: Shift,
  respelled: (entry: Entry, respell: Respell) => Entry,
): readonly Entry[] {
  return entries.flatMap((entry) => {
    const areas = sheet.id === shift.sheetId ? shiftedAreas(entry.areas, shift) : entry.areas;
    if (areas.length === 0) return [];
    const respell = respelling(sheet, anchorOf(entry.areas), anchorOf(areas), shift);
    return [{ ...respelled(entry, respell), areas }];
  });
}

/** Validations and conditional formats follow: the cells that they are for, and the cells that they name. */
export function adjustRules(workbook: WorkbookCore, shift: Shift): void {
  for (const sheet of workbook.ordered) {
    const { validations, conditionalFormats } = sheet.state;
    if (validations.length === 0 && conditionalFormats.length === 0) continue;
    sheet.update({
      validations: shiftedRules(sheet, validations, shift, (entry: ValidationEntry, respell) => ({
        ...entry,
        validation: { ...entry.validation, rule: respelledValidation(entry.validation.rule, respell) },
      })),
      conditionalFormats: shiftedRules(sheet, conditionalFormats, shift, (entry: ConditionalFormat, respell) => ({
        ...entry,
        rule: respelledCondition(entry.rule, respell),
      })),
    });
  }
}
