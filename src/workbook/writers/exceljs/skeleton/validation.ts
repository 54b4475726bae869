import type { DataValidation } from 'exceljs';
import type { ColumnSchema, SheetTexts } from '../../../index';

/** What a person reads who selects a cell. */
export interface Help {
  readonly title: string;
  readonly text: string;
}

/** What Excel shows of a title and of a text. */
const longestTitle = 32;
const longestText = 225;

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

function prompt({ title, text }: Help) {
  return { showInputMessage: true, promptTitle: cut(title, longestTitle), prompt: cut(text, longestText) };
}

function refusal(title: string, text: string, style: 'stop' | 'warning') {
  return {
    showErrorMessage: true,
    errorStyle: style,
    errorTitle: cut(title, longestTitle),
    error: cut(text, longestText),
  };
}

/** First day that counts as an entry of `runAt`: 2000-01-01; a number typed by mistake is smaller. */
const earliestSerial = 36_526;
const latestSerial = 109_574;

/** The type that shows help and takes anything; ExcelJS writes it so, but its types leave it out. */
const anything = 'any' as unknown as 'custom';

/**
 * What a cell of the column takes, and what it says when it is selected or refuses. Help is shown this way because
 * comments beside a table make a file that Excel wants to repair (ExcelJS #1616). Formulas hold `{key}` for cells.
 * No validation of type `date`: ExcelJS loses its formula when another program saves the file with it.
 */
export function validationOf(column: ColumnSchema | 'header', help: Help, texts: SheetTexts): DataValidation {
  if (column === 'header') return { type: anything, formulae: [], ...prompt(help) };
  const wrong = texts.text('wrong.title');
  const { validation } = column;
  if (column.group !== 'P') {
    const kept = refusal(texts.text('refuse.title'), texts.text('refuse.text'), 'stop');
    return { type: 'custom', allowBlank: false, formulae: ['FALSE'], ...kept };
  }
  if (!validation) return { type: anything, formulae: [], ...prompt(help) };
  switch (validation.kind) {
    case 'list': {
      const style = validation.strict ? 'stop' : 'warning';
      const refused = refusal(wrong, texts.text(validation.refusal), style);
      return { type: 'list', allowBlank: true, formulae: [validation.source], ...prompt(help), ...refused };
    }
    case 'whole': {
      const { minimum, maximum } = validation;
      const refused = refusal(wrong, texts.text('wrong.whole', { minimum }), 'stop');
      return {
        type: 'whole',
        operator: 'between',
        allowBlank: true,
        formulae: [minimum, maximum],
        ...prompt(help),
        ...refused,
      };
    }
    case 'instant': {
      const refused = refusal(wrong, texts.text('wrong.instant'), 'stop');
      const formulae = [earliestSerial, latestSerial];
      return { type: 'decimal', operator: 'between', allowBlank: true, formulae, ...prompt(help), ...refused };
    }
    case 'country': {
      const refused = refusal(wrong, texts.text('wrong.country'), 'stop');
      return { type: 'textLength', operator: 'equal', allowBlank: true, formulae: [2], ...prompt(help), ...refused };
    }
  }
}
