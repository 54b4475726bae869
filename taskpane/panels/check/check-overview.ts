import type { Problem } from '../../../src/base';
import type { Severity } from '../../../src/migration';
import { migrationKey, type CheckVerdict, type MigrationRow, type WorkbookContent } from '../../../src/workbook';
import { isChangedSinceCheck } from '../../actions/check';
import { isPlannable } from '../../live-help/help-patch';
import type { CheckState } from '../../state/check-state';
import { isReady } from '../run/order/ready-rows';
import { groupFindings, type FindingGroup, type JudgedRow } from './finding-groups';

/** What the gravest finding of a row is, or that there is none. */
export type Verdict = Severity | 'clean';

/** Where the rows of a workbook stand with their check. */
export interface CheckOverview {
  /** Rows that Check is about: those that no run has in hand. */
  readonly rows: number;
  /** Rows by verdict, as long as it holds. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Causes, of the rows whose findings are remembered. */
  readonly groups: readonly FindingGroup[];
  /** Rows that were edited since their check. */
  readonly changed: number;
  readonly neverChecked: number;
  /** Rows with a verdict of an earlier day, whose causes the pane does not remember. */
  readonly unexplained: number;
  readonly ready: number;
  readonly problems: readonly Problem[];
}

const verdicts: Readonly<Record<CheckVerdict, Verdict>> = {
  errors: 'error',
  warnings: 'warning',
  notes: 'note',
  clean: 'clean',
};

export interface OverviewWish {
  /** Only rows that the agent has included; else all that are not left out. */
  readonly includedOnly: boolean;
}

/** Adds up the check of a workbook's rows: what was said, what still holds of it, and why. */
export function overviewOf(
  content: WorkbookContent,
  check: CheckState | undefined,
  { includedOnly }: OverviewWish,
): CheckOverview {
  const rows = content.rows.filter(
    (row) => isPlannable(row.keys.stateCode) && (includedOnly ? row.plan.include === 'yes' : row.plan.include !== 'no'),
  );
  const counts: Record<Verdict, number> = { error: 0, warning: 0, note: 0, clean: 0 };
  const judged: JudgedRow[] = [];
  let unexplained = 0;
  const holding = rows.filter((row) => !isChangedSinceCheck(row));
  for (const row of holding) {
    const verdict = row.check.check;
    if (verdict !== undefined) counts[verdicts[verdict]] += 1;
    const findings = findingsOf(row, check);
    if (findings !== undefined) judged.push({ row, findings });
    else if (verdict !== undefined && verdict !== 'clean') unexplained += 1;
  }
  const neverChecked = rows.filter((row) => row.keys.digest === '').length;
  return {
    rows: rows.length,
    counts,
    groups: groupFindings(judged),
    changed: rows.length - holding.length - neverChecked,
    neverChecked,
    unexplained,
    ready: content.rows.filter(isReady).length,
    problems: content.problems,
  };
}

/** What Check found about the row as it stands now; undefined: it is not remembered. */
function findingsOf(row: MigrationRow, check: CheckState | undefined): JudgedRow['findings'] | undefined {
  const patch = check?.rows.get(migrationKey(row));
  const findings = patch?.checkedPlan === row.planEcho ? patch.check?.findings : undefined;
  return typeof findings === 'string' ? undefined : findings;
}
