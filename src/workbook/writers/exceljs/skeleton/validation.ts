import type { DataValidation } from 'exceljs';
import type { EntryRule } from '../../../index';

/** The type that shows help and takes anything; ExcelJS writes it so, but its types leave it out. */
const anything = 'any' as unknown as 'custom';

function testOf({ test }: EntryRule): DataValidation {
  switch (test.kind) {
    case 'anything':
      return { type: anything, formulae: [] };
    case 'nothing':
      return { type: 'custom', allowBlank: false, formulae: ['FALSE'] };
    case 'list':
      return { type: 'list', allowBlank: true, formulae: [test.source] };
    case 'whole':
    case 'decimal':
      return { type: test.kind, operator: 'between', allowBlank: true, formulae: [test.minimum, test.maximum] };
    case 'length':
      return { type: 'textLength', operator: 'equal', allowBlank: true, formulae: [test.length] };
  }
}

/** A rule as ExcelJS writes it. Formulas hold `{key}` for cells. */
export function validationOf(rule: EntryRule): DataValidation {
  const { help, refusal } = rule;
  return {
    ...testOf(rule),
    ...(help && { showInputMessage: true, promptTitle: help.title, prompt: help.text }),
    ...(refusal && {
      showErrorMessage: true,
      errorStyle: refusal.style,
      errorTitle: refusal.title,
      error: refusal.text,
    }),
  };
}
