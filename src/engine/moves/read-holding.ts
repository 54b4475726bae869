import { idKey, sameId } from '../../base';
import { readHeldLicense } from '../../migration';
import type { PieceContext } from '../pieces/piece';
import type { MoveProof } from '../store/records';
import type { UserTask } from './user-task';

/**
 * What a user holds now, read for this user alone. Undefined: the user is gone. Service plans that should be off and are
 * on are named.
 */
export async function readHolding(context: PieceContext, task: UserTask): Promise<MoveProof | undefined> {
  const answer = await context.service.users.licenses(context.record.plan.customerId, task.userId);
  if (answer === undefined) return undefined;
  const licenses = answer.map(readHeldLicense);
  const held = licenses.find((license) => sameId(license.skuId, task.to));
  const off = new Set(task.excludedPlans.map(idKey));
  const unexpected = (held?.servicePlans ?? [])
    .filter((plan) => plan.enabled && off.has(idKey(plan.id)))
    .map((plan) => plan.id);
  return {
    holdsNew: held !== undefined,
    holdsOld: licenses.some((license) => sameId(license.skuId, task.from)),
    licenses: licenses.map((license) => license.skuPartNumber || license.skuId),
    ...(unexpected.length === 0 ? {} : { unexpectedPlans: unexpected }),
  };
}
