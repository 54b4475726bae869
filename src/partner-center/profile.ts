import type { AccessTokens } from './access-tokens';
import { CallFailure } from './call-failure';
import type { Exchange } from './exchange';
import type { PartnerCenter, ReadContext } from './partner-center';
import { getOne } from './reading';
import { tenantInToken } from './tenant-in-token';
import { mpnProfileSchema, organizationProfileSchema, type Reader } from './wire';

/** Which partner is connected. A profile that the token may not read leaves its part unknown. */
export function createProfile(exchange: Exchange, tokens: AccessTokens): PartnerCenter['profile'] {
  async function readable<T>(name: string, reader: Reader<T>, context?: ReadContext): Promise<T | undefined> {
    try {
      return await getOne(exchange, { operation: `profile.${name}`, path: ['profiles', name] }, reader, context);
    } catch (error) {
      if (error instanceof CallFailure && error.kind === 'refused') return undefined;
      throw error;
    }
  }
  return {
    async get(context) {
      const organization = await readable('organization', organizationProfileSchema, context);
      const mpn = await readable('mpn', mpnProfileSchema, context);
      const { companyName = '', domain = '', country, culture, language } = organization ?? {};
      return {
        tenantId: organization?.tenantId ?? tenantInToken(await tokens.get().catch(() => '')),
        companyName: companyName === '' ? (mpn?.partnerName ?? '') : companyName,
        domain,
        country,
        culture,
        language,
        mpnId: mpn?.mpnId,
      };
    },
  };
}
