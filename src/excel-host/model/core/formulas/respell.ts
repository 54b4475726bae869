import { formulaText, type Formula } from '../../../formula/formula';
import type { FormulaPlace } from '../../../formula/read-formula';
import { anchorOf, respelledCondition, respelledValidation, type Respell } from './adjust-formulas';
import type { SheetCore } from '../sheets/sheet-core';
import type { WorkbookCore } from '../workbook-core';

/** A formula that is kept as a text, as it was understood before something got another name. */
type Understood = (place: FormulaPlace) => Respell;

function understanding(
  workbook: WorkbookCore,
  concerns: (text: string) => boolean,
): { readonly before: Understood; readonly after: Understood } {
  const known = new Map<string, Formula | undefined>();
  const keyOf = (place: FormulaPlace, text: string): string =>
    `${place.sheetId}|${String(place.row)}|${String(place.column)}|${text}`;
  return {
    before: (place) => (text) => {
      if (text.startsWith('=') && concerns(text)) {
        known.set(keyOf(place, text), workbook.calculator.shelf.read(text, place));
      }
      return text;
    },
    after: (place) => (text) => {
      const formula = known.get(keyOf(place, text));
      return formula ? formulaText(formula, place, workbook.calculatorScope) : text;
    },
  };
}

function respelledRules(sheet: SheetCore, understood: Understood) {
  const { validations, conditionalFormats } = sheet.state;
  return {
    validations: validations.map((entry) => {
      const respell = understood({ sheetId: sheet.id, ...anchorOf(entry.areas) });
      return {
        ...entry,
        validation: { ...entry.validation, rule: respelledValidation(entry.validation.rule, respell) },
      };
    }),
    conditionalFormats: conditionalFormats.map((format) => {
      const respell = understood({ sheetId: sheet.id, ...anchorOf(format.areas) });
      return { ...format, rule: respelledCondition(format.rule, respell) };
    }),
  };
}

function respelledNames(workbook: WorkbookCore, understood: Understood) {
  return workbook.state.names.map((item) => {
    const formula = understood({ sheetId: item.sheetId ?? '', row: 0, column: 0 })(item.formula);
    return formula === item.formula ? item : { ...item, formula };
  });
}

/** Only what stands in brackets names a column of a table. */
export const namesColumns = (text: string): boolean => text.includes('[');

/**
 * Gives something another name, or takes it away, and lets the formulas of names, validations and conditional formats
 * follow. Those of cells know what they name by its id. `concerns` spares formulas that cannot name it a look.
 */
export function throughRenaming(
  workbook: WorkbookCore,
  rename: () => void,
  concerns: (text: string) => boolean = () => true,
): void {
  const { before, after } = understanding(workbook, concerns);
  respelledNames(workbook, before);
  for (const sheet of workbook.ordered) respelledRules(sheet, before);
  rename();
  const names = respelledNames(workbook, after);
  if (names.some((item, index) => item !== workbook.state.names[index])) workbook.update({ names });
  for (const sheet of workbook.ordered) {
    const rules = respelledRules(sheet, after);
    const { validations, conditionalFormats } = sheet.state;
    if (JSON.stringify(rules) !== JSON.stringify({ validations, conditionalFormats })) sheet.update(rules);
  }
}
