import { sameId } from '../../base';
import { excludedPlansAt, readLicensedUser, readSkuUnits, type LicensedUser, type PlannedUser } from '../../migration';
import type { PieceContext } from '../pieces/piece';
import type { UserTask } from './user-task';

async function readUser(context: PieceContext, user: PlannedUser): Promise<LicensedUser | undefined> {
  const licenses = await context.service.users.licenses(context.record.plan.customerId, user.userId);
  if (licenses === undefined) return undefined;
  return readLicensedUser({ id: user.userId, userPrincipalName: user.userPrincipalName }, licenses);
}

/**
 * What step B does for each user. Which service plans stay off can only be said now: the new product's plans are known
 * once the directory holds it. The users' licenses are those of the check while that is fresh, so that nothing is asked
 * twice; a row that waited long reads each user anew.
 */
export async function forwardMoves(context: PieceContext): Promise<readonly UserTask[]> {
  const { plan } = context.record;
  if (plan.users.length === 0) return [];
  const skus = (await context.service.users.subscribedSkus(plan.customerId)).map(readSkuUnits);
  const fresh = Date.parse(plan.usersReadAt) + context.policy.scanFreshFor > context.clock.now().getTime();
  const tasks = plan.users.map(async (user): Promise<UserTask> => {
    const part = plan.parts.find((candidate) => candidate.part === user.part);
    if (part === undefined)
      throw new Error(`A user of ${context.record.id} has part ${String(user.part)}, which is none`);
    const servicePlans = skus.find((sku) => sameId(sku.skuId, part.plan.skuId))?.servicePlans ?? [];
    const licensed = fresh ? undefined : await readUser(context, user);
    return {
      userId: user.userId,
      part: user.part,
      action: user.action,
      from: plan.source.skuId,
      to: part.plan.skuId,
      excludedPlans: excludedPlansAt(plan, user, { skuId: part.plan.skuId, servicePlans }, licensed),
      setLocation: user.setLocation,
      keepsFrom: false,
    };
  });
  return Promise.all(tasks);
}
