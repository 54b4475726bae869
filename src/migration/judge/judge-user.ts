import { sameId, type DirectorySkuId, type ServicePlanId } from '../../base';
import type { HeldLicense } from '../user';

export interface WantedLicenses {
  readonly newSku: DirectorySkuId;
  readonly oldSku: DirectorySkuId;
}

/**
 * Where a user stands, by the licenses read back:
 * - `moved`: has the new one, lacks the old one,
 * - `needs-remove`: has both,
 * - `needs-both`: has the old one only,
 * - `needs-assign`: has neither: assigning comes before everything else.
 */
export type UserStanding = 'moved' | 'needs-remove' | 'needs-both' | 'needs-assign';

export function judgeUser(licenses: readonly Pick<HeldLicense, 'skuId'>[], wanted: WantedLicenses): UserStanding {
  const has = (skuId: DirectorySkuId): boolean => licenses.some((license) => sameId(license.skuId, skuId));
  if (has(wanted.newSku)) return has(wanted.oldSku) ? 'needs-remove' : 'moved';
  return has(wanted.oldSku) ? 'needs-both' : 'needs-assign';
}

/** The next license update of a user. */
export interface LicenseWrite {
  readonly licensesToAssign: readonly {
    readonly skuId: DirectorySkuId;
    readonly excludedPlans: readonly ServicePlanId[];
  }[];
  readonly licensesToRemove: readonly DirectorySkuId[];
}

/**
 * What to send for a user that stands so; undefined: nothing. The old license is removed alone only where the new one
 * was read on the user before, and in one request with the new one otherwise (design.md section 1: never without).
 */
export function nextLicenseWrite(
  standing: UserStanding,
  wanted: WantedLicenses,
  excludedPlans: readonly ServicePlanId[],
): LicenseWrite | undefined {
  const assign = [{ skuId: wanted.newSku, excludedPlans }];
  switch (standing) {
    case 'moved':
      return undefined;
    case 'needs-remove':
      return { licensesToAssign: [], licensesToRemove: [wanted.oldSku] };
    case 'needs-both':
      return { licensesToAssign: assign, licensesToRemove: [wanted.oldSku] };
    case 'needs-assign':
      return { licensesToAssign: assign, licensesToRemove: [] };
  }
}

/**
 * Whether a license seems to be inherited from a group: the service accepted its removal, the new one is there, and the
 * old one still is. Such a license cannot be taken from the user directly (partner-center-api.md section 14, traps).
 */
export function seemsInherited(standing: UserStanding, acceptedRemovals: number): boolean {
  return standing === 'needs-remove' && acceptedRemovals >= 2;
}
