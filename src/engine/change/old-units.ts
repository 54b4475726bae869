import { idKey, sameId, type UserId } from '../../base';
import { holds, readHeldLicense, readSkuUnits, unitsLeft, type SkuUnits } from '../../migration';
import type { PieceContext } from '../pieces/piece';
import { provenMoved } from '../store/turns/moves';
import { findScan } from '../store/scans';

/** Who would be left on the old SKU, and for how many units remain. */
export interface OldUnits {
  readonly holders: number;
  readonly active: number;
}

/**
 * The units and holders of the old SKU, read now. Holders are counted by the directory and by name from the scan; the
 * larger number counts, because the directory's count may lag behind (design.md, "Retire"). Where only the names stand
 * against it, these users are read one by one: a scan may be weeks old. `atMost`: active units that are known to be left,
 * where the directory may still count more.
 */
export async function readOldUnits(context: PieceContext, quantity: number, atMost = Infinity): Promise<OldUnits> {
  const { plan } = context.record;
  const customerKey = idKey(plan.customerId);
  const [answers, scan, moved] = await Promise.all([
    context.service.users.subscribedSkus(plan.customerId),
    findScan(context.database, customerKey, new Date(0)),
    provenMoved(context.database, customerKey, idKey(plan.source.skuId)),
  ]);
  const units: SkuUnits | undefined = answers.map(readSkuUnits).find((sku) => sameId(sku.skuId, plan.source.skuId));
  const known = (scan?.users ?? []).filter((user) => !moved.has(idKey(user.id)) && holds(user, plan.source.skuId));
  const active = Math.min(units?.active ?? 0, atMost);
  const consumed = units?.consumed ?? 0;
  const remaining = unitsLeft({ activeUnits: active, quantityOfThis: quantity });
  const covered = remaining >= known.length || remaining < consumed;
  const named = covered
    ? known.length
    : await stillHolding(
        context,
        known.map((user) => user.id),
        remaining,
      );
  return { holders: Math.max(consumed, named), active };
}

/** How many of these users hold the old license now; counted no further than to one more than there are units for. */
async function stillHolding(context: PieceContext, users: readonly UserId[], remaining: number): Promise<number> {
  const { plan } = context.record;
  let holding = 0;
  for (const user of users) {
    const licenses = await context.service.users.licenses(plan.customerId, user);
    if (licenses !== undefined && holds({ licenses: licenses.map(readHeldLicense) }, plan.source.skuId)) holding += 1;
    if (holding > remaining) break;
  }
  return holding;
}
