import {
  chooseTerms,
  defaultRetire,
  isSoldTo,
  retireTable,
  suggestPlan,
  type Finding,
  type Plan,
} from '../../../../src/migration';
import {
  migrationKey,
  type MigrationRow,
  type PlanChange,
  type UserChoiceChange,
  type UserRow,
  type WorkbookContent,
} from '../../../../src/workbook';
import { isPlannable } from '../../../live-help/help-patch';
import { shownSubscription } from '../../../live-help/local-context';
import { planForRow } from '../../plan/fills/plan-for-row';
import { countUsers, type UserCount } from '../../plan/fills/users-to-license';
import type { FindingGroup } from '../finding-groups';
import type { FixKind } from './fix-kind';

/** Why a fix leaves a row alone. */
export const skipReasons = ['in-a-run', 'already-so', 'not-known', 'not-sold', 'too-many-users', 'no-choice'] as const;
export type SkipReason = (typeof skipReasons)[number];

/** What a fix needs to know beside the rows that it is for. */
export interface FixInput extends Pick<WorkbookContent, 'rows' | 'plans' | 'users'> {
  /** The plan that the agent picked, for fixes that need one. */
  readonly plan?: Plan | undefined;
}

/** What a fix would write, told before anything is written. */
export interface PreparedFix {
  readonly rows: readonly PlanChange[];
  readonly users: readonly UserChoiceChange[];
  /** Rows that would change. */
  readonly count: number;
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
}

type RowChange = Omit<PlanChange, 'customerId' | 'subscriptionId'>;
type UserChange = Pick<UserChoiceChange, 'userId' | 'setLocation'>;
type Outcome = { readonly row: RowChange } | { readonly users: readonly UserChange[] } | SkipReason;

/** One row in the eyes of a fix. */
interface Case {
  readonly row: MigrationRow;
  readonly finding: Finding;
  readonly target: Plan | undefined;
  readonly users: readonly UserRow[];
  readonly count: UserCount;
  readonly input: FixInput;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Users who need a license of the row's own plan; undefined: not known before the first check. */
function usersInScope({ finding, row, target, count }: Case): number | undefined {
  // Check knows of every user whether the new license is there already; its number is the better one.
  return number(finding.values['users']) ?? count(row, target);
}

const rightSize = (one: Case): Outcome => {
  const users = usersInScope(one);
  if (users === undefined) return 'not-known';
  const licenses = Math.max(users, one.target?.minimum ?? 1, 1);
  if (one.target?.maximum !== undefined && licenses > one.target.maximum) return 'too-many-users';
  return { row: { licenses } };
};

const lowerToMaximum = (one: Case): Outcome => {
  const maximum = number(one.finding.values['maximum']);
  if (maximum === undefined) return 'not-known';
  return (usersInScope(one) ?? 0) > maximum ? 'too-many-users' : { row: { licenses: maximum } };
};

const raiseToMinimum = ({ finding }: Case): Outcome => {
  const minimum = number(finding.values['minimum']);
  return minimum === undefined ? 'not-known' : { row: { licenses: minimum } };
};

const choosePlan = (one: Case): Outcome => {
  const { plan } = one.input;
  if (plan === undefined) return 'no-choice';
  if (!isSoldTo(plan, one.row.source)) return 'not-sold';
  return { row: planForRow(plan, one.row) };
};

const acceptSuggestion = (one: Case): Outcome => {
  const { row, input } = one;
  const source = shownSubscription(row);
  if (source === undefined) return 'not-known';
  const users = usersInScope(one);
  const suggested = suggestPlan({
    source,
    customer: row.source,
    plans: input.plans,
    users,
  });
  if (suggested.targetPlan === undefined) return 'not-known';
  const { licenses } = row.plan;
  return {
    row: {
      targetPlan: suggested.targetPlan,
      term: suggested.term,
      billing: suggested.billing,
      ...(licenses === undefined && suggested.licenses !== undefined ? { licenses: suggested.licenses } : {}),
    },
  };
};

const offeredTerms = ({ row, target }: Case): Outcome => {
  if (target === undefined) return 'not-known';
  const before = { term: row.source.term, billing: row.source.billing ?? 'none' };
  const wishes = [
    { ...row.plan, billing: undefined },
    { term: undefined, billing: undefined },
  ];
  const chosen = wishes.map((wish) => chooseTerms(target, wish, before)).find((terms) => terms !== undefined);
  return chosen === undefined ? 'not-known' : { row: { term: chosen.term, billing: chosen.billing } };
};

const defaultForOld = ({ row }: Case): Outcome => {
  const { commerce } = row.source;
  return commerce === undefined ? 'not-known' : { row: { retire: defaultRetire(commerce) } };
};

const leaveOld = ({ row }: Case): Outcome => {
  const { commerce } = row.source;
  const allowed = commerce !== undefined && retireTable[commerce].leave === 'allowed';
  return allowed ? { row: { retire: 'leave' } } : 'not-known';
};

const setLocation = ({ row, users }: Case): Outcome => {
  const { country } = row.source;
  if (country === undefined || users.length === 0) return 'not-known';
  const without = users.filter(
    (user) => user.location === undefined && !user.choice.exclude && !user.choice.setLocation,
  );
  return { users: without.map(({ userId }) => ({ userId, setLocation: country })) };
};

const fixes: Readonly<Record<FixKind, (one: Case) => Outcome>> = {
  'accept-suggestion': acceptSuggestion,
  'choose-plan': choosePlan,
  'right-size': rightSize,
  'raise-to-minimum': raiseToMinimum,
  'lower-to-maximum': lowerToMaximum,
  'offered-terms': offeredTerms,
  'default-retire': defaultForOld,
  'leave-old': leaveOld,
  'retire-at-once': () => ({ row: { retireAfterDays: 0 } }),
  'start-at-once': () => ({ row: { runAt: undefined } }),
  'leave-out': () => ({ row: { include: 'no' } }),
  'set-location': setLocation,
};

function changesNothing(row: MigrationRow, change: RowChange): boolean {
  return (Object.keys(change) as (keyof RowChange)[]).every((field) => change[field] === row.plan[field]);
}

/** What the fix would do to the rows of a group, with the rows that it would leave alone and why. */
export function prepareFix(kind: FixKind, group: Pick<FindingGroup, 'found'>, input: FixInput): PreparedFix {
  const plans = new Map(input.plans.map((plan) => [plan.key, plan]));
  const usersByRow = new Map<string, UserRow[]>();
  for (const user of input.users) {
    const key = migrationKey(user);
    const known = usersByRow.get(key);
    if (known === undefined) usersByRow.set(key, [user]);
    else known.push(user);
  }
  const count = countUsers(input);
  const rows: PlanChange[] = [];
  const users: UserChoiceChange[] = [];
  const skipped: Partial<Record<SkipReason, number>> = {};
  const changed = new Set<string>();
  for (const { row, finding } of group.found) {
    const key = migrationKey(row);
    if (changed.has(key)) continue;
    const { customerId, subscriptionId } = row;
    const outcome = isPlannable(row.keys.stateCode)
      ? fixes[kind]({
          row,
          finding,
          target: row.plan.targetPlan === undefined ? undefined : plans.get(row.plan.targetPlan),
          users: usersByRow.get(key) ?? [],
          count,
          input,
        })
      : 'in-a-run';
    const reason = reasonIn(outcome, row);
    if (reason !== undefined) skipped[reason] = (skipped[reason] ?? 0) + 1;
    else if (typeof outcome === 'object') {
      changed.add(key);
      if ('row' in outcome) rows.push({ customerId, subscriptionId, ...outcome.row });
      else users.push(...outcome.users.map((change) => ({ customerId, subscriptionId, ...change })));
    }
  }
  return { rows, users, count: changed.size, skipped };
}

function reasonIn(outcome: Outcome, row: MigrationRow): SkipReason | undefined {
  if (typeof outcome === 'string') return outcome;
  if ('users' in outcome) return outcome.users.length === 0 ? 'already-so' : undefined;
  return changesNothing(row, outcome.row) ? 'already-so' : undefined;
}
