import { idKey, sameId } from '../../base';
import { readSkuUnits, unitsLeft, type SkuUnits } from '../../migration';
import type { PieceContext } from '../pieces/piece';
import { provenMoved } from '../store/moves';
import { findScan } from '../store/scans';

/** Who would be left on the old SKU, and for how many units remain. */
export interface OldUnits {
  readonly holders: number;
  readonly active: number;
  /** Active units without those of the subscription that is being retired. */
  readonly remaining: number;
}

/**
 * The units and holders of the old SKU, read now. Holders are counted by the directory and by name from the scan; the
 * larger number counts, because the directory's count may lag behind (design.md, "Retire").
 */
export async function readOldUnits(context: PieceContext, quantity: number): Promise<OldUnits> {
  const { plan } = context.record;
  const customerKey = idKey(plan.customerId);
  const [answers, scan, moved] = await Promise.all([
    context.service.users.subscribedSkus(plan.customerId),
    findScan(context.database, customerKey, new Date(0)),
    provenMoved(context.database, customerKey, idKey(plan.source.skuId)),
  ]);
  const units: SkuUnits | undefined = answers.map(readSkuUnits).find((sku) => sameId(sku.skuId, plan.source.skuId));
  const known = (scan?.users ?? []).filter(
    (user) => !moved.has(idKey(user.id)) && user.licenses.some((license) => sameId(license.skuId, plan.source.skuId)),
  ).length;
  const active = units?.active ?? 0;
  return {
    holders: Math.max(units?.consumed ?? 0, known),
    active,
    remaining: unitsLeft({ activeUnits: active, quantityOfThis: quantity }),
  };
}
