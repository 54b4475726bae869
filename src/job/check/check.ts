import { Problem, Problems } from '../../base';
import { sheetTexts, type PatchOutcome, type WorkbookContent, type WorkbookPort } from '../../workbook';
import { patchOfRunning } from '../run/held-by-other';
import type { RunWorld } from '../world';
import { checkPatch } from './check-patch';
import { judgeContent, type CheckProgress, type JudgedContent } from './judge-content';

export interface CheckReport extends Pick<JudgedContent, 'checked' | 'held'> {
  readonly saved: PatchOutcome;
}

/** Stops at cells that cannot be read: nothing is judged and nothing is written before a person mended them. */
export function refuseProblems(content: WorkbookContent): void {
  const texts = sheetTexts(content.locale);
  const unknownPlans = content.rows
    .filter((row) => row.plan.include !== 'no' && row.plan.unknownPlan !== undefined)
    .map(
      (row) =>
        new Problem('plan-unknown', {
          sheet: texts.text('sheet.migrations'),
          row: row.rowNumber ?? 0,
          column: texts.text('column.migrations.targetPlan'),
          value: row.plan.unknownPlan ?? '',
        }),
    );
  const all = [...content.problems, ...unknownPlans];
  if (all.length > 0) throw new Problems(all);
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
