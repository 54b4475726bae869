import { compareTexts } from '../fold-text';
import { idKey, sameId, type DirectorySkuId } from '../../base';
import type { HeldLicense, LicensedUser } from '../user';

/** The license of one directory SKU that a user holds; undefined: none. */
export function licenseOf(user: Pick<LicensedUser, 'licenses'>, skuId: DirectorySkuId): HeldLicense | undefined {
  return user.licenses.find((license) => sameId(license.skuId, skuId));
}

export function holds(user: Pick<LicensedUser, 'licenses'>, skuId: DirectorySkuId): boolean {
  return licenseOf(user, skuId) !== undefined;
}

/**
 * Who holds a directory SKU, ordered by user id. Users that are switched off and shared mailboxes count: they lose
 * their mail with the license like anybody else (partner-center-api.md section 14, traps).
 */
export function holdersOf(skuId: DirectorySkuId, users: readonly LicensedUser[]): readonly LicensedUser[] {
  return users.filter((user) => holds(user, skuId)).sort((a, b) => compareTexts(idKey(a.id), idKey(b.id)));
}
