import {
  isForSegment,
  isSoldIn,
  offeredTerms,
  retireTable,
  type CheckedPlanColumn,
  type Plan,
  type RowPlan,
} from '../../../../src/migration';
import {
  migrationKey,
  type MigrationRow,
  type PlanChange,
  type RowKey,
  type WorkbookContent,
} from '../../../../src/workbook';
import { isPlannable } from '../../../live-help/help-patch';
import type { Fill, FillKind, SkipReason } from './fill';
import { planForRow } from './plan-for-row';
import { countUsers, type UserCount } from './users-to-license';

/** What a fill would write, told before anything is written. */
export interface PreparedFill {
  readonly rows: readonly PlanChange[];
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
}

export interface FillScope {
  /** Rows that were asked for. */
  readonly keys: readonly RowKey[];
  /** Leave cells alone that hold something the agent has decided. */
  readonly onlyOpen: boolean;
}

type RowChange = Omit<PlanChange, keyof RowKey>;
type Outcome = RowChange | SkipReason;

/** One row in the eyes of a fill. */
interface Case {
  readonly row: MigrationRow;
  readonly target: Plan | undefined;
  readonly users: UserCount;
}

/** The column that a fill is about, as suggestions name it, and the field of the plan behind it. */
const cells: Readonly<Record<Exclude<FillKind, 'accept' | 'include'>, readonly [CheckedPlanColumn, keyof RowPlan]>> = {
  'target-plan': ['targetPlan', 'targetPlan'],
  'right-size': ['targetLicenses', 'licenses'],
  'terms': ['targetTerm', 'term'],
  'new-plans': ['newPlans', 'newPlans'],
  'retire': ['retire', 'retire'],
  'retire-after': ['retireAfter', 'retireAfterDays'],
  'wave': ['wave', 'wave'],
};

/** Whether the agent has said something in the cell; a suggestion that nobody touched is nothing said. */
function isDecided(kind: FillKind, { plan, suggested }: MigrationRow): boolean {
  if (kind === 'accept' || kind === 'include') return plan.include !== undefined;
  const [column, field] = cells[kind];
  return plan[field] !== undefined && !suggested.includes(column);
}

/** The suggestions become the agent's own words. */
function accept({ row }: Case): Outcome {
  const { plan, suggested } = row;
  if (plan.targetPlan === undefined) return 'no-suggestion';
  const own: Record<CheckedPlanColumn, RowChange> = {
    targetPlan: { targetPlan: plan.targetPlan },
    targetLicenses: { licenses: plan.licenses },
    targetTerm: { term: plan.term },
    targetBilling: { billing: plan.billing },
    newPlans: { newPlans: plan.newPlans },
    retire: { retire: plan.retire },
    retireAfter: { retireAfterDays: plan.retireAfterDays },
    wave: { wave: plan.wave },
    runAt: { runAt: plan.runAt },
  };
  return suggested.reduce<RowChange>((made, column) => ({ ...made, ...own[column] }), { include: 'yes' });
}

/** A plan, with what follows from it where licenses or terms do not fit it any more. */
function choosePlan({ row }: Case, plan: Plan): Outcome {
  if (!isSoldIn(plan, row.source.country)) return 'not-sold';
  if (!isForSegment(plan, row.source.segment)) return 'other-segment';
  return planForRow(plan, row);
}

function rightSize({ row, target, users }: Case): Outcome {
  const count = users(row, target);
  if (count === undefined) return 'users-not-known';
  const licenses = Math.max(count, target?.minimum ?? 1, 1);
  return target?.maximum !== undefined && licenses > target.maximum ? 'too-many-users' : { licenses };
}

function setTerms({ target }: Case, { term, billing }: Extract<Fill, { kind: 'terms' }>): Outcome {
  if (target === undefined) return 'no-plan';
  return offeredTerms(target, { term, billing }).length === 0 ? 'terms-not-offered' : { term, billing };
}

function setRetire({ row }: Case, { retire }: Extract<Fill, { kind: 'retire' }>): Outcome {
  const { commerce } = row.source;
  if (commerce === undefined) return 'retire-not-possible';
  const rule = retireTable[commerce][retire];
  return rule === 'costs-on' || rule === 'not-for-legacy' ? 'retire-not-possible' : { retire };
}

function outcomeOf(fill: Fill, one: Case): Outcome {
  switch (fill.kind) {
    case 'accept':
      return accept(one);
    case 'target-plan':
      return choosePlan(one, fill.plan);
    case 'right-size':
      return rightSize(one);
    case 'include':
      return { include: fill.include };
    case 'terms':
      return setTerms(one, fill);
    case 'new-plans':
      return { newPlans: fill.newPlans };
    case 'retire':
      return setRetire(one, fill);
    case 'retire-after':
      return { retireAfterDays: fill.days };
    case 'wave':
      return { wave: fill.wave };
  }
}

/** Whether the row would look the same afterwards; what is only suggested so far would not. */
function changesNothing(row: MigrationRow, kind: FillKind, change: RowChange): boolean {
  const same = (Object.keys(change) as (keyof RowChange)[]).every((field) => change[field] === row.plan[field]);
  if (!same) return false;
  return kind === 'accept' || kind === 'include' || !row.suggested.includes(cells[kind][0]);
}

/** What the fill would do to the rows of its scope, and which of them it would leave alone and why. */
export function prepareFill(fill: Fill, { keys, onlyOpen }: FillScope, content: WorkbookContent): PreparedFill {
  const wanted = new Set(keys.map(migrationKey));
  const plans = new Map(content.plans.map((plan) => [plan.key, plan]));
  const users = countUsers(content);
  const rows: PlanChange[] = [];
  const skipped: Partial<Record<SkipReason, number>> = {};
  const judge = (row: MigrationRow): Outcome => {
    if (!isPlannable(row.keys.stateCode)) return 'in-a-run';
    if (onlyOpen && isDecided(fill.kind, row)) return 'decided';
    const target = row.plan.targetPlan === undefined ? undefined : plans.get(row.plan.targetPlan);
    const outcome = outcomeOf(fill, { row, target, users });
    if (typeof outcome === 'string') return outcome;
    return changesNothing(row, fill.kind, outcome) ? 'already-so' : outcome;
  };
  for (const row of content.rows) {
    if (!wanted.has(migrationKey(row))) continue;
    const outcome = judge(row);
    if (typeof outcome === 'string') skipped[outcome] = (skipped[outcome] ?? 0) + 1;
    else rows.push({ customerId: row.customerId, subscriptionId: row.subscriptionId, ...outcome });
  }
  return { rows, skipped };
}
