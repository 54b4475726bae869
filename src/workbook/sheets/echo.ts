import {
  checkedPlanColumns,
  checkedPlanSeparator,
  checkedPlanVersion,
  encodeCheckedPlan,
  type CheckedPlanCells,
  type CheckedPlanColumn,
} from '../../migration';
import type { CellValue } from '../codec/cells/cell';
import { longestText } from '../codec/cells/safe-text';

/**
 * The cell `checkedPlan` holds the echo of the P cells as checked, then a mark, then what was suggested. The formulas
 * of the sheet and the functions here spell both in the same way, so that the sheet can tell by itself, with or without
 * the pane, that a row was changed since its check (design.md section 2). Behind another mark stand the codes of what
 * the check found, so that its details can be said in another language by whoever opens the workbook.
 */
const mark = '\u241e';
const findingsMark = '\u241d';

const minutesPerDay = 1440;

/** How a formula spells one P cell. Minutes instead of a fraction: its decimal sign depends on the language. */
function formulaPart(column: CheckedPlanColumn): string {
  return column === 'runAt' ? `IF(ISNUMBER({runAt}),ROUND({runAt}*${String(minutesPerDay)},0),{runAt})` : `{${column}}`;
}

/** How a cell of the sheet, as it stands there, is spelled: the twin of `formulaPart`. */
function spelled(column: CheckedPlanColumn, value: CellValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return String(value).toUpperCase();
  return column === 'runAt' && typeof value === 'number' ? String(Math.round(value * minutesPerDay)) : String(value);
}

export type PlanCells = (column: CheckedPlanColumn) => CellValue | undefined;

/** Echo of the P cells as they stand in the sheet. */
export function echoOf(cells: PlanCells): string {
  // Every column of the list is given.
  return encodeCheckedPlan(
    Object.fromEntries(
      checkedPlanColumns.map((column) => [column, spelled(column, cells(column))]),
    ) as unknown as CheckedPlanCells,
  );
}

function token(column: CheckedPlanColumn, value: CellValue | undefined): string {
  return `[${column}=${spelled(column, value)}]`;
}

/** What was suggested, as it follows the echo. */
export function suggestionsOf(columns: readonly CheckedPlanColumn[], cells: PlanCells): string {
  return columns.map((column) => token(column, cells(column))).join('');
}

/** One mark and what it says; a value may itself hold brackets, so the next mark or the end tells where it is over. */
const marks = checkedPlanColumns.join('|');
const markPattern = new RegExp(`\\[(${marks})=([\\s\\S]*?)\\](?=\\[(?:${marks})=|$)`, 'g');

/** Goes through what was suggested; a value that is given back as undefined is no suggestion any more. */
export function mapSuggestions(
  suggestions: string,
  change: (column: CheckedPlanColumn, value: string) => string | undefined,
): string {
  // The pattern matches the names of columns alone.
  return suggestions.replace(markPattern, (_, column: CheckedPlanColumn, value: string) => {
    const changed = change(column, value);
    return changed === undefined ? '' : `[${column}=${changed}]`;
  });
}

/** What a `checkedPlan` cell says, each part as it is spelled there. */
export interface CheckedPlanParts {
  readonly echo: string;
  readonly suggestions: string;
  /** Codes of what the check found. */
  readonly findings: string;
}

/** The text of a `checkedPlan` cell. Codes that do not fit are left out whole. */
export function checkedPlanText({ echo, suggestions, findings }: CheckedPlanParts): string {
  const plain = suggestions === '' && findings === '' ? echo : echo + mark + suggestions;
  const whole = findings === '' ? plain : plain + findingsMark + findings;
  return whole.length <= longestText ? whole : plain;
}

/** Takes a `checkedPlan` cell apart. */
export function readCheckedPlan(text: string): CheckedPlanParts {
  const at = text.indexOf(mark);
  if (at < 0) return { echo: text, suggestions: '', findings: '' };
  const end = text.lastIndexOf(findingsMark);
  const [echo, rest] = [text.slice(0, at), text.slice(at + 1, end > at ? end : undefined)];
  return { echo, suggestions: rest, findings: end > at ? text.slice(end + 1) : '' };
}

/** Whether the cell still holds what was suggested for it. */
export function isSuggested(column: CheckedPlanColumn, value: CellValue | undefined, suggestions: string): boolean {
  return value !== undefined && value !== '' && suggestions.includes(token(column, value));
}

/** Holds while the column's cell is the untouched suggestion. */
export function suggestionFormula(column: CheckedPlanColumn): string {
  return `AND({${column}}<>"",ISNUMBER(FIND("[${column}="&${formulaPart(column)}&"]",{checkedPlan})))`;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Formula of a Check cell: the verdict as long as the P cells are those that were checked. */
export function checkFormula(verdict: string, changed: string): string {
  const now = [quoted(checkedPlanVersion), ...checkedPlanColumns.map(formulaPart)].join(`&"${checkedPlanSeparator}"&`);
  const then = `LEFT({checkedPlan},FIND("${mark}",{checkedPlan}&"${mark}")-1)`;
  return `IF(IFERROR(${now}=${then},FALSE),${quoted(verdict)},${quoted(changed)})`;
}
