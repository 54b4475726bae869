import { idKey, sameId, type DirectorySkuId } from '../../base';
import type { HeldServicePlan, LicensedUser } from '../user';
import { canonicalJson } from '../canonical-json';
import { compareTexts } from '../fold-text';

/** What a user had before the move, as far as the service plans of the new license depend on it. */
export interface ServiceProfile {
  /** Service plans of the old license. */
  readonly old: readonly HeldServicePlan[];
  /** Service plans switched on through licenses that stay. */
  readonly others: readonly HeldServicePlan[];
}

/** By id, so that users who have the same have the same profile in whatever order the service lists it. */
function inOrder(plans: readonly HeldServicePlan[]): readonly HeldServicePlan[] {
  return plans
    .map((plan) => ({ key: idKey(plan.id), plan }))
    .sort((a, b) => compareTexts(a.key, b.key))
    .map(({ plan }) => plan);
}

/** What a user has before the move from one directory SKU to another. */
export function profileOf(
  user: Pick<LicensedUser, 'licenses'>,
  oldSku: DirectorySkuId,
  newSku?: DirectorySkuId,
): ServiceProfile {
  const stays = user.licenses.filter(
    (license) => !sameId(license.skuId, oldSku) && (newSku === undefined || !sameId(license.skuId, newSku)),
  );
  const others = new Map(
    stays.flatMap((license) =>
      license.servicePlans.filter((plan) => plan.enabled).map((plan) => [idKey(plan.id), plan]),
    ),
  );
  const old = user.licenses
    .filter((license) => sameId(license.skuId, oldSku))
    .flatMap((license) => license.servicePlans);
  return { old: inOrder(old), others: inOrder([...others.values()]) };
}

/** Collects profiles so that users with the same one share it: a snapshot of a thousand users stays small. */
export class ProfileTable {
  private readonly indexByText = new Map<string, number>();
  private readonly list: ServiceProfile[] = [];

  indexOf(profile: ServiceProfile): number {
    const text = canonicalJson(profile);
    const known = this.indexByText.get(text);
    if (known !== undefined) return known;
    this.indexByText.set(text, this.list.length);
    return this.list.push(profile) - 1;
  }

  get profiles(): readonly ServiceProfile[] {
    return this.list;
  }
}
