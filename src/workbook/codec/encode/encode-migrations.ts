import { severityOf, type CheckedPlanColumn, type Finding, type Plan, type RowState } from '../../../migration';
import type { CheckCells, MigrationRow, Progress, ResultCells, Saying, SourceCells } from '../../content';
import type { RowCells } from '../../model';
import { choiceLists } from '../../sheets/choices';
import { checkedPlanText, checkFormula, suggestionsOf } from '../../sheets/echo';
import { migrationsSheet } from '../../sheets/migrations';
import { valueOf, type CellValue, type FormulaCell } from '../cells/cell';
import { daysBetween, type Day } from '../../../base';
import {
  choiceCell,
  dayCell,
  instantCell,
  numberCell,
  textCell,
  wordsOfSaying,
  type CellOrNone,
} from '../cells/encode-cells';
import { encodeFindings } from '../finding-codes';
import type { SheetTexts } from '../texts';

type Encoder<Cells> = { readonly [Key in keyof Cells]-?: (value: Cells[Key], texts: SheetTexts) => CellOrNone };

const sourceEncoder: Encoder<SourceCells> = {
  customer: textCell,
  product: textCell,
  endDate: dayCell,
  atTermEnd: (code, texts) => choiceCell(choiceLists.termEnd, code, texts),
  licenses: numberCell,
  assigned: numberCell,
  country: textCell,
  segment: (code, texts) => choiceCell(choiceLists.segment, code, texts),
  domain: textCell,
  subscription: textCell,
  commerce: (code, texts) => choiceCell(choiceLists.commerce, code, texts),
  sourceStatus: (code, texts) => choiceCell(choiceLists.status, code, texts),
  autoRenew: (value, texts) =>
    choiceCell(choiceLists.yesNo, value === undefined ? undefined : value ? 'yes' : 'no', texts),
  term: (code, texts) => choiceCell(choiceLists.term, code, texts),
  billing: (code, texts) => choiceCell(choiceLists.billing, code, texts),
  reseller: textCell,
};

/** The lines of a Check details cell, the gravest first as they were given. */
export function findingLines(findings: readonly Finding[], texts: SheetTexts): string {
  return findings
    .map((found) =>
      texts.text('check.finding', {
        severity: severityOf(found),
        sentence: texts.text(`finding.${found.code}`, found.values),
      }),
    )
    .join('\n');
}

const checkEncoder: Encoder<CheckCells> = {
  check: (verdict, texts) => {
    if (verdict === undefined) return null;
    const label = texts.label(choiceLists.check, verdict);
    return { formula: checkFormula(label, texts.text('check.changed')), value: label };
  },
  findings: (findings, texts) => textCell(typeof findings === 'string' ? findings : findingLines(findings, texts)),
  cost: numberCell,
  costChange: numberCell,
  overlap: numberCell,
  currency: textCell,
};

const resultEncoder: Encoder<ResultCells> = {
  purchase: (state, texts) => choiceCell(choiceLists.stepState, state, texts),
  reassign: (progress, texts) => (typeof progress === 'object' ? progressCell(progress, texts) : textCell(progress)),
  retired: (state, texts) => choiceCell(choiceLists.stepState, state, texts),
  boughtPlan: textCell,
  boughtLicenses: numberCell,
  newSubscription: textCell,
  order: textCell,
  undoUntil: instantCell,
  deprovisioned: dayCell,
  runBy: textCell,
  updated: instantCell,
};

function progressCell({ moved, total }: Progress, texts: SheetTexts): CellOrNone {
  return texts.text('reassign.progress', { moved, total });
}

/** Cells of a row that is being encoded. */
type Target = Record<string, CellOrNone>;

/** Writes cells into `target`. `emptiesToo`: an empty one is written as such, else it is left out. */
function encodeWith<Cells extends object>(
  target: Target,
  encoder: Encoder<Cells>,
  cells: Partial<Cells>,
  texts: SheetTexts,
  emptiesToo: boolean,
): void {
  for (const key of Object.keys(cells) as (keyof Cells & string)[]) {
    const cell = encoder[key](cells[key] as Cells[typeof key], texts);
    if (emptiesToo || cell !== null) target[key] = cell;
  }
}

/** Cells of what is given; a key that is given as undefined empties its cell, one that is not given leaves it alone. */
function encoded<Cells extends object>(encoder: Encoder<Cells>, cells: Partial<Cells>, texts: SheetTexts): RowCells {
  const target: Target = {};
  encodeWith(target, encoder, cells, texts, true);
  return target;
}

export function encodeSource(source: Partial<SourceCells>, texts: SheetTexts): RowCells {
  return encoded(sourceEncoder, source, texts);
}

export function encodeCheck(check: Partial<CheckCells>, texts: SheetTexts): RowCells {
  return encoded(checkEncoder, check, texts);
}

export function encodeResult(result: Partial<ResultCells>, texts: SheetTexts): RowCells {
  return encoded(resultEncoder, result, texts);
}

/** State, its code and what is to be done next: one thing in three cells. */
export function encodeState(state: RowState, texts: SheetTexts): RowCells {
  return { state: texts.text(`state.${state}`), next: texts.text(`step.${state}`), stateCode: state };
}

export function encodeMessage(message: Saying | null | undefined, texts: SheetTexts): RowCells {
  return { message: message === null || message === undefined ? null : textCell(wordsOfSaying(message, texts)) };
}

function encodePlan(
  target: Target,
  { plan }: MigrationRow,
  labelOf: (planKey: string) => string,
  texts: SheetTexts,
): void {
  target['include'] = choiceCell(choiceLists.include, plan.include, texts);
  target['targetPlan'] = textCell(plan.targetPlan === undefined ? plan.unknownPlan : labelOf(plan.targetPlan));
  target['targetLicenses'] = numberCell(plan.licenses);
  target['targetTerm'] = choiceCell(choiceLists.term, plan.term, texts);
  target['targetBilling'] = choiceCell(choiceLists.billing, plan.billing, texts);
  target['newPlans'] = choiceCell(choiceLists.newPlans, plan.newPlans, texts);
  target['retire'] = choiceCell(choiceLists.retire, plan.retire, texts);
  target['retireAfter'] = numberCell(plan.retireAfterDays);
  target['wave'] = numberCell(plan.wave);
  target['runAt'] = instantCell(plan.runAt);
  target['reference'] = textCell(plan.reference);
  target['note'] = textCell(plan.note);
}

/** Label of a plan by its key; a plan that is not listed goes by its key. */
export function planLabels(plans: readonly Plan[]): (planKey: string) => string {
  const labels = new Map(plans.map((plan) => [plan.key, plan.label]));
  return (key) => labels.get(key) ?? key;
}

const daysLeftFormula = migrationsSheet.columns.find((column) => column.key === 'daysLeft')?.formula ?? '';

function daysLeftCell(lastDay: Day | undefined, today: Day | undefined): FormulaCell {
  const value = lastDay === undefined || today === undefined ? '' : daysBetween(today, lastDay);
  return { formula: daysLeftFormula, value };
}

function encodeKeys(target: Target, row: MigrationRow, texts: SheetTexts): void {
  const { stateCode, digest, checkedPlan, runId } = row.keys;
  const { findings } = row.check;
  const planCell = (column: CheckedPlanColumn): CellValue | undefined => {
    const cell = target[column] ?? null;
    return cell === null ? undefined : valueOf(cell);
  };
  const echo = checkedPlanText({
    echo: checkedPlan,
    suggestions: suggestionsOf(row.suggested, planCell),
    findings: typeof findings === 'string' ? (row.keys.findings ?? '') : encodeFindings(findings),
  });
  if (stateCode !== undefined) Object.assign(target, encodeState(stateCode, texts));
  if (digest !== '') target['digest'] = digest;
  if (echo !== '') target['checkedPlan'] = textCell(echo);
  if (runId !== undefined) target['runId'] = runId;
  target['customerId'] = row.customerId;
  target['subscriptionId'] = row.subscriptionId;
}

/**
 * The cells of a row. What is empty of C, R and K is left out: an empty check or result never erases one that the
 * workbook has.
 */
export function encodeMigration(
  row: MigrationRow,
  labelOf: (planKey: string) => string,
  today: Day | undefined,
  texts: SheetTexts,
): RowCells {
  const target: Target = {};
  encodeWith(target, sourceEncoder, row.source, texts, true);
  target['daysLeft'] = daysLeftCell(row.source.endDate, today);
  encodePlan(target, row, labelOf, texts);
  encodeWith(target, checkEncoder, row.check, texts, false);
  encodeWith(target, resultEncoder, row.result, texts, false);
  if (row.message !== undefined) target['message'] = textCell(wordsOfSaying(row.message, texts));
  encodeKeys(target, row, texts);
  return target;
}
