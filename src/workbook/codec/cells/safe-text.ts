import type { ColumnKind } from '../../schema/column';

/** What a cell holds at most, in UTF-16 units. */
export const longestText = 32_767;

/** Cut so that a cell can hold it, never in the middle of a character; a cut text ends with an ellipsis. */
export function fittingText(text: string): string {
  if (text.length <= longestText) return text;
  const end = longestText - 1;
  const last = text.charCodeAt(end - 1);
  const cut = last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
  return `${text.slice(0, cut)}…`;
}

const startsLikeFormula = /^[=+\-@'\t\r\n|%]/;
const looksLikeValue = /^[\s\u00a0]*[([]?[\d.,]|^(?:true|false)$/i;

/** Cells of these kinds are words of ours, or have the number format for texts: no value is seen in them. */
const plainKinds: readonly ColumnKind[] = ['id', 'choice', 'plan'];

/**
 * Whether a program could take the text for a formula, a number, a date or a truth value when an agent edits the cell
 * or saves the sheet as CSV: such a cell is marked as quoted.
 */
export function needsQuoting(text: string, kind: ColumnKind): boolean {
  return startsLikeFormula.test(text) || (!plainKinds.includes(kind) && looksLikeValue.test(text));
}
