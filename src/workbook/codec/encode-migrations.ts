import { severityOf, type CheckedPlanColumn, type Finding, type Plan, type RowState } from '../../migration';
import type { CheckCells, MigrationRow, Progress, ResultCells, Saying, SourceCells } from '../content';
import type { RowCells } from '../model';
import { choiceLists } from '../sheets/choices';
import { checkedPlanText, checkFormula, suggestionsOf } from '../sheets/echo';
import { migrationsSheet } from '../sheets/migrations';
import { valueOf, type CellValue } from './cell';
import { daysBetween, type Day } from '../../base';
import {
  choiceCell,
  dayCell,
  instantCell,
  numberCell,
  textCell,
  wordsOfSaying,
  type CellOrNone,
} from './encode-cells';
import type { SheetTexts } from './texts';

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

function encodeWith<Cells extends object>(encoder: Encoder<Cells>, cells: Partial<Cells>, texts: SheetTexts): RowCells {
  const encoded: Record<string, CellOrNone> = {};
  for (const key of Object.keys(encoder) as (keyof Cells & string)[]) {
    // A key that is given as undefined empties its cell; one that is not given leaves it alone.
    if (key in cells) encoded[key] = encoder[key](cells[key] as Cells[typeof key], texts);
  }
  return encoded;
}

export function encodeSource(source: Partial<SourceCells>, texts: SheetTexts): RowCells {
  return encodeWith(sourceEncoder, source, texts);
}

export function encodeCheck(check: Partial<CheckCells>, texts: SheetTexts): RowCells {
  return encodeWith(checkEncoder, check, texts);
}

export function encodeResult(result: Partial<ResultCells>, texts: SheetTexts): RowCells {
  return encodeWith(resultEncoder, result, texts);
}

/** State, its code and what is to be done next: one thing in three cells. */
export function encodeState(state: RowState, texts: SheetTexts): RowCells {
  return { state: texts.text(`state.${state}`), next: texts.text(`step.${state}`), stateCode: state };
}

export function encodeMessage(message: Saying | null | undefined, texts: SheetTexts): RowCells {
  return { message: message === null || message === undefined ? null : textCell(wordsOfSaying(message, texts)) };
}

function encodePlan(row: MigrationRow, labelOf: (planKey: string) => string, texts: SheetTexts): RowCells {
  const { plan } = row;
  return {
    include: choiceCell(choiceLists.include, plan.include, texts),
    targetPlan: textCell(plan.targetPlan === undefined ? plan.unknownPlan : labelOf(plan.targetPlan)),
    targetLicenses: numberCell(plan.licenses),
    targetTerm: choiceCell(choiceLists.term, plan.term, texts),
    targetBilling: choiceCell(choiceLists.billing, plan.billing, texts),
    newPlans: choiceCell(choiceLists.newPlans, plan.newPlans, texts),
    retire: choiceCell(choiceLists.retire, plan.retire, texts),
    retireAfter: numberCell(plan.retireAfterDays),
    wave: numberCell(plan.wave),
    runAt: instantCell(plan.runAt),
    reference: textCell(plan.reference),
    note: textCell(plan.note),
  };
}

function withoutEmpty(cells: RowCells): RowCells {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== null));
}

/** Label of a plan by its key; a plan that is not listed goes by its key. */
export function planLabels(plans: readonly Plan[]): (planKey: string) => string {
  const labels = new Map(plans.map((plan) => [plan.key, plan.label]));
  return (key) => labels.get(key) ?? key;
}

const daysLeftFormula = migrationsSheet.columns.find((column) => column.key === 'daysLeft')?.formula ?? '';

function daysLeftCell(lastDay: Day | undefined, today: Day | undefined): RowCells {
  const value = lastDay === undefined || today === undefined ? '' : daysBetween(today, lastDay);
  return { daysLeft: { formula: daysLeftFormula, value } };
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
  const plan = encodePlan(row, labelOf, texts);
  const planCell = (column: CheckedPlanColumn): CellValue | undefined => {
    const cell = plan[column];
    return cell === null || cell === undefined ? undefined : valueOf(cell);
  };
  const checkedPlan = checkedPlanText(row.keys.checkedPlan, suggestionsOf(row.suggested, planCell));
  return {
    ...encodeSource(row.source, texts),
    ...daysLeftCell(row.source.endDate, today),
    ...plan,
    ...withoutEmpty({
      ...(row.keys.stateCode === undefined ? {} : encodeState(row.keys.stateCode, texts)),
      ...encodeMessage(row.message, texts),
      ...encodeCheck(row.check, texts),
      ...encodeResult(row.result, texts),
      digest: textCell(row.keys.digest),
      checkedPlan: textCell(checkedPlan),
      runId: textCell(row.keys.runId),
    }),
    customerId: row.customerId,
    subscriptionId: row.subscriptionId,
  };
}
