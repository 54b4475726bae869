import { idKey, sameId } from '../../base';
import { excludedPlansAt, readLicensedUser, readSkuUnits, type PlannedUser } from '../../migration';
import type { PieceContext } from '../pieces/piece';
import { movesOf } from '../store/turns/moves';
import { holdingOf } from './read-holding';
import type { UserTask } from './user-task';

/**
 * What step B does for each user who is not settled yet. Which service plans stay off can only be said now: the new
 * product's plans are known once the directory holds it. The users' licenses are those of the check while that is fresh,
 * so that nothing is asked twice; a row that waited long reads each user anew.
 */
export async function forwardMoves(context: PieceContext): Promise<readonly UserTask[]> {
  const { plan } = context.record;
  const settled = await movesOf(context.database, context.record.id, 'forward');
  const left = plan.users.filter((user) => !settled.has(idKey(user.userId)));
  if (left.length === 0) return [];
  const skus = (await context.readings.units.recent(() => context.service.users.subscribedSkus(plan.customerId))).map(
    readSkuUnits,
  );
  const plansOf = new Map(skus.map((sku) => [idKey(sku.skuId), sku.servicePlans]));
  const parts = new Map(plan.parts.map((part) => [part.part, part]));
  const age = context.clock.now().getTime() - Date.parse(plan.usersReadAt);
  // The check was made by another clock; one that was ahead says as little as one that was behind.
  const fresh = Math.abs(age) < context.policy.scanFreshFor;

  async function taskOf(user: PlannedUser): Promise<UserTask> {
    const part = parts.get(user.part);
    if (part === undefined) {
      throw new Error(`A user of ${context.record.id} has part ${String(user.part)}, which is none`);
    }
    const answer = fresh ? undefined : await context.service.users.licenses(plan.customerId, user.userId);
    const read = answer && readLicensedUser({ id: user.userId, userPrincipalName: user.userPrincipalName }, answer);
    // A user whom a former turn moved, or left with neither license, does not show any more what was on before.
    const asBefore = read?.licenses.some(({ skuId }) => sameId(skuId, plan.source.skuId)) === true ? read : undefined;
    const target = { skuId: part.plan.skuId, servicePlans: plansOf.get(idKey(part.plan.skuId)) ?? [] };
    const wanted = {
      from: plan.source.skuId,
      to: part.plan.skuId,
      excludedPlans: excludedPlansAt(plan, user, target, asBefore),
    };
    return {
      ...wanted,
      userId: user.userId,
      part: user.part,
      action: user.action,
      excludedPlansOfFrom: user.oldExcludedPlans,
      setLocation: user.setLocation,
      keepsFrom: false,
      holding: answer && holdingOf(answer, wanted),
    };
  }
  const tasks: UserTask[] = [];
  for (let start = 0; start < left.length; start += context.policy.usersAtOnce) {
    tasks.push(...(await Promise.all(left.slice(start, start + context.policy.usersAtOnce).map(taskOf))));
  }
  return tasks;
}
