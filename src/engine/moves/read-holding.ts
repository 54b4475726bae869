import { idKey, sameId } from '../../base';
import { readHeldLicense } from '../../migration';
import type { UserLicense } from '../../partner-center';
import type { PieceContext } from '../pieces/piece';
import type { MoveProof } from '../store/rows/records';
import type { UserTask } from './user-task';

/** What of a task decides how the licenses of its user are judged. */
type Wanted = Pick<UserTask, 'from' | 'to' | 'excludedPlans'>;

/** What licenses say of a move. Service plans that should be off and are on are named. */
export function holdingOf(answer: readonly UserLicense[], wanted: Wanted): MoveProof {
  const licenses = answer.map(readHeldLicense);
  const held = licenses.find((license) => sameId(license.skuId, wanted.to));
  const off = new Set(wanted.excludedPlans.map(idKey));
  const unexpected = (held?.servicePlans ?? [])
    .filter((plan) => plan.enabled && off.has(idKey(plan.id)))
    .map((plan) => plan.id);
  return {
    holdsNew: held !== undefined,
    holdsOld: licenses.some((license) => sameId(license.skuId, wanted.from)),
    licenses: licenses.map((license) => license.skuPartNumber || license.skuId),
    ...(unexpected.length === 0 ? {} : { unexpectedPlans: unexpected }),
  };
}

/** What a user holds now, read for this user alone. Undefined: the user is gone. */
export async function readHolding(context: PieceContext, task: UserTask): Promise<MoveProof | undefined> {
  const answer = await context.service.users.licenses(context.record.plan.customerId, task.userId);
  return answer === undefined ? undefined : holdingOf(answer, task);
}
