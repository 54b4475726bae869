import { idKey } from '../base';
import {
  mergePulled,
  renderModel,
  sheetTexts,
  type MergedPull,
  type Saved,
  type WorkbookContent,
  type WorkbookMeta,
  type WorkbookPort,
} from '../workbook';
import { readExpiring, type ExpiringRequest, type PullProgress, type UnansweredCustomer } from './read-expiring';
import type { JobWorld } from './world';

/** What a pull is asked for. */
export interface PullRequest extends ExpiringRequest {
  /** Language of the workbook; undefined: the workbook's own, `en-US` for a new one. */
  readonly locale: WorkbookMeta['locale'] | undefined;
}

export interface PullReport {
  readonly rows: number;
  readonly customersAnswered: number;
  readonly customersNotAnswered: readonly UnansweredCustomer[];
  readonly merged: Pick<MergedPull, 'added' | 'gone' | 'changed'>;
  readonly saved: Saved;
}

/**
 * Lists the expiring subscriptions of the customers and writes or merges the workbook. `existing`: the workbook as it
 * is; undefined: there is none yet.
 */
export async function pull(
  world: JobWorld,
  request: PullRequest,
  workbook: WorkbookPort,
  existing: WorkbookContent | undefined,
  progress: (made: PullProgress) => void,
): Promise<PullReport> {
  const { rows, plans, answered, unanswered } = await readExpiring(world, request, progress);
  const texts = sheetTexts(request.locale ?? existing?.locale ?? 'en-US');
  const asked = new Set(answered.map(idKey));
  const merged = mergePulled(
    existing,
    {
      rows,
      plans,
      meta: {
        connection: world.connection.name,
        sandbox: world.connection.sandbox,
        locale: texts.locale,
        pulledOn: world.clock.today(),
        runIds: [],
      },
      covers: (row) => asked.has(idKey(row.customerId)),
    },
    texts,
  );
  const saved = await workbook.render(
    renderModel(merged.rows, existing?.users ?? [], merged.plans, merged.meta, texts),
  );
  return {
    rows: rows.length,
    customersAnswered: answered.length,
    customersNotAnswered: unanswered,
    merged,
    saved,
  };
}
