import { isFormula, needsQuoting, type Cell, type ColumnKind } from '../../../index';

/** What is put into a range: null leaves a cell alone, an empty text empties it. */
export type Entered = string | number | boolean | null;

/**
 * Truth values that Excel could see in a word, in the languages of its own that our agents use. Whether it goes by the
 * language of the workbook or by English is not documented.
 */
const truthWords = new Set(
  ['TRUE', 'FALSE', 'PRAWDA', 'FAŁSZ', 'SANT', 'FALSKT', 'DOĞRU', 'YANLIŞ', 'VERO', 'FALSO'].map((word) =>
    word.toLowerCase(),
  ),
);

/** A digit anywhere can make a date, an amount or a percentage of a text; so can signs of currency and errors in front. */
const looksLikeEntry = /\p{N}|^[\s\u00a0]*[\p{Sc}#]/u;
/** Labels are words with a number in them now and then (`Office 365 E1`); only one in front can be taken for a value. */
const startsLikeEntry = /^[\s\u00a0]*[\p{N}\p{Sc}#]/u;

/**
 * Whether Excel could take the text for something else: what is set as a value is read like something typed. Cells of
 * kind `id` have the number format for texts, and only a leading sign of a formula needs care there.
 */
export function entersAsText(text: string, kind: ColumnKind): boolean {
  if (needsQuoting(text, kind)) return true;
  if (kind === 'id') return false;
  if (kind === 'choice' || kind === 'plan') return startsLikeEntry.test(text);
  return looksLikeEntry.test(text) || truthWords.has(text.trim().toLowerCase());
}

/** A text as it is entered so that it stays exactly this text: behind an apostrophe, which Excel does not show. */
export function textEntry(text: string, kind: ColumnKind = 'text'): string {
  return entersAsText(text, kind) ? `'${text}` : text;
}

/** A cell as it is entered. */
export function enteredValue(cell: Cell | null | undefined, kind: ColumnKind = 'text'): Entered {
  if (cell === undefined) return null;
  if (cell === null) return '';
  if (isFormula(cell)) return `=${cell.formula}`;
  return typeof cell === 'string' ? textEntry(cell, kind) : cell;
}
