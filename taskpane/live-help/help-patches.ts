import { hasError } from '../../src/migration';
import type { Clock } from '../../src/base';
import { migrationKey, type RowKey, type RowPatch, type WorkbookContent } from '../../src/workbook';
import { helpPatch } from './help-patch';
import { judgeLocally, type LocalJudgement } from './judge-locally';

/** Of a row that was not edited itself, only a mistake that the edit of another row made is news. */
function neighbourPatch(judged: LocalJudgement): RowPatch | undefined {
  const { row, findings } = judged;
  const isNews = row.plan.include === 'yes' && hasError(findings) && row.check.check !== 'errors';
  return isNews ? helpPatch(judged) : undefined;
}

/** What Check said, by the row's key. */
export type Remembered = ReadonlyMap<string, RowPatch>;

/**
 * What edited rows, and the rows of the same customers, say after the edit. An edit that was taken back gets Check's own
 * words again, as long as they are remembered.
 */
export function helpPatches(
  content: WorkbookContent,
  edited: readonly RowKey[],
  remembered: Remembered,
  clock: Pick<Clock, 'now' | 'today'>,
): readonly RowPatch[] {
  const asked = new Set(edited.map(migrationKey));
  return judgeLocally(content, edited, clock).flatMap((judged) => {
    const key = migrationKey(judged.row);
    const checked = remembered.get(key);
    const holds = checked !== undefined && checked.checkedPlan === judged.row.planEcho;
    const patch = asked.has(key) ? (holds ? checked : helpPatch(judged)) : neighbourPatch(judged);
    return patch ?? [];
  });
}
