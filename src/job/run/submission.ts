import { idKey } from '../../base';
import type { RunRequest } from '../../engine';
import type { UserRow } from '../../workbook';
import type { JudgedRun } from './judge-run';

/** What the engine is handed of a judged run: the snapshots, and beside them the users as a workbook shows them. */
export function submissionOf(
  judged: Pick<JudgedRun, 'clean' | 'users'>,
): Required<Pick<RunRequest, 'plans' | 'shown'>> {
  const users = new Map<string, UserRow[]>();
  for (const user of judged.users) {
    const key = idKey(user.subscriptionId);
    const list = users.get(key);
    if (list === undefined) users.set(key, [user]);
    else list.push(user);
  }
  return {
    plans: judged.clean.map((row) => row.plan),
    shown: (plan) => users.get(idKey(plan.source.id)) ?? [],
  };
}
