import { hasError, mayMove, severityOf, stateAccepts, type Finding, type RowState } from '../../src/migration';
import type { CheckCells, CheckVerdict, RowPatch } from '../../src/workbook';
import type { LocalJudgement } from './judge-locally';

/** States in which the row's words are those of a run that was there: its plan may be mended, what it tells stays. */
const afterRun: readonly RowState[] = ['failed-purchase', 'cancelled', 'undone'];

/** Whether the row is the agent's to plan: no run has it in hand, none has brought it to a good end. */
export function isPlannable(state: RowState | undefined): boolean {
  return state === undefined || (state !== 'held' && stateAccepts(state, 'run'));
}

function verdictOf(findings: readonly Finding[]): CheckVerdict {
  if (hasError(findings)) return 'errors';
  if (findings.some((found) => severityOf(found) === 'warning')) return 'warnings';
  return findings.length > 0 ? 'notes' : 'clean';
}

function stateOf({ row, findings }: LocalJudgement): RowState {
  if (row.plan.include === 'no') return 'excluded';
  if (hasError(findings)) return 'invalid';
  return row.keys.digest === '' ? 'draft' : 'stale';
}

/** New cost and its change: what the old one costs was said by Check and does not depend on the plan. */
function costCells({ row, cost }: LocalJudgement): Partial<CheckCells> {
  if (cost === undefined) return {};
  const { cost: known, costChange, currency } = row.check;
  const before =
    known === undefined || costChange === undefined || currency !== cost.currency ? undefined : known - costChange;
  return {
    cost: cost.perMonth,
    currency: cost.currency,
    ...(before === undefined ? {} : { costChange: round(cost.perMonth - before) }),
  };
}

function round(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** The gravest finding as a sentence; after a check that no longer counts, that another one is due. */
function messageOf(judged: LocalJudgement): RowPatch['message'] {
  const { row, findings } = judged;
  const [gravest] = findings;
  if (gravest !== undefined && hasError(findings) && row.plan.include !== 'no') {
    return { key: `finding.${gravest.code}`, values: gravest.values };
  }
  if (row.keys.digest !== '') return { key: 'pane.help.check-again', values: {} };
  // An earlier error of ours is over; other words of the row (such as "new since the last pull") stay.
  return row.check.check === 'errors' ? null : undefined;
}

/**
 * What a row says right after it was edited. A mistake is called one in the Check cell at once. That nothing is wrong is
 * for Check to say, which asks the service: until then the cell shows that the row was changed, or nothing.
 */
export function helpPatch(judged: LocalJudgement): RowPatch | undefined {
  const { row, findings } = judged;
  const state = row.keys.stateCode;
  if (!isPlannable(state)) return undefined;
  const verdict = verdictOf(findings);
  const wrong = verdict === 'errors';
  const neverChecked = row.keys.digest === '';
  const key = { customerId: row.customerId, subscriptionId: row.subscriptionId };
  const check: Partial<CheckCells> = {
    ...(wrong ? { check: verdict } : neverChecked ? { check: undefined } : {}),
    findings,
    ...costCells(judged),
  };
  const echo = wrong ? { checkedPlan: row.planEcho } : {};
  if (state !== undefined && afterRun.includes(state)) return { ...key, check, ...echo };
  const next = stateOf(judged);
  const message = messageOf(judged);
  return {
    ...key,
    ...(state === undefined || mayMove(state, next) ? { state: next } : {}),
    ...(message === undefined ? {} : { message }),
    check,
    ...echo,
  };
}
