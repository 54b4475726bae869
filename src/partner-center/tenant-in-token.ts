import { brandId, isGuid, type TenantId } from '../base';
import { isObject, parseJson } from './wire';

/**
 * The directory that issued a token, by its claim `tid`; undefined where the token is opaque. Only a name for the
 * connection: nothing is granted by it, so the signature is not checked.
 */
export function tenantInToken(token: string): TenantId | undefined {
  const claims = parseJson(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))?.value;
  const tenant = isObject(claims) ? claims['tid'] : undefined;
  return typeof tenant === 'string' && isGuid(tenant) ? brandId<TenantId>(tenant) : undefined;
}
