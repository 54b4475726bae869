import { idKey, Problem, Problems } from '../../base';
import { sheetTexts, type PatchOutcome, type RowKey, type WorkbookContent, type WorkbookPort } from '../../workbook';
import { patchOfRunning } from '../run/held-by-other';
import type { RunWorld } from '../world';
import { checkPatch } from './check-patch';
import { judgeContent, type CheckProgress, type JudgedContent } from './judge-content';

export interface CheckReport extends Pick<JudgedContent, 'checked' | 'held'> {
  readonly saved: PatchOutcome;
}

/** Stops at cells that cannot be read: nothing is judged and nothing is written before a person mended them. */
export function refuseProblems(content: WorkbookContent): void {
  const all = [...content.problems, ...unknownPlans(content)];
  if (all.length > 0) throw new Problems(all);
}

/** Texts that name no plan, in the rows that may run and in their users' own cells. */
function unknownPlans({ rows, users, locale }: WorkbookContent): readonly Problem[] {
  const texts = sheetTexts(locale);
  const mayRun = new Set(
    rows.filter((row) => row.plan.include !== 'no').map(({ subscriptionId }) => idKey(subscriptionId)),
  );
  const problem = (table: 'migrations' | 'users', row: number | undefined, value: string): Problem =>
    new Problem('plan-unknown', {
      sheet: texts.text(`sheet.${table}`),
      row: row ?? 0,
      column: texts.text(`column.${table}.targetPlan`),
      value,
    });
  const concerns = ({ subscriptionId }: RowKey): boolean => mayRun.has(idKey(subscriptionId));
  return [
    ...rows
      .filter(concerns)
      .flatMap(({ plan, rowNumber }) =>
        plan.unknownPlan === undefined ? [] : [problem('migrations', rowNumber, plan.unknownPlan)],
      ),
    ...users
      .filter(concerns)
      .flatMap(({ unknownPlan, rowNumber }) =>
        unknownPlan === undefined ? [] : [problem('users', rowNumber, unknownPlan)],
      ),
  ];
}

/** Judges the rows of a workbook and writes what was found: C columns, states, and the Users sheet. */
export async function check(
  world: RunWorld,
  workbook: WorkbookPort,
  content: WorkbookContent,
  progress: (made: CheckProgress) => void,
): Promise<CheckReport> {
  refuseProblems(content);
  const { checked, held, users } = await judgeContent(world, content, progress);
  const saved = await workbook.patch({
    rows: [...checked.map(checkPatch), ...held.map((view) => patchOfRunning(view, world.runBy))],
    users,
  });
  return { checked, held, saved };
}
