import type { AccessTokens } from './access-tokens';
import { CallFailure } from './call-failure';
import type { Exchange } from './exchange';
import type { PartnerCenter, ReadContext } from './partner-center';
import { getOne } from './reading';
import { tenantInToken } from './tenant-in-token';
import { mpnProfileSchema, organizationProfileSchema, type Reader } from './wire';

/** Statuses by which a service says that it has no such profile. */
const missing: ReadonlySet<number> = new Set([404, 405, 410, 501]);

/** Which partner is connected. A profile that the token may not read leaves its part unknown. */
export function createProfile(exchange: Exchange, tokens: AccessTokens): PartnerCenter['profile'] {
  async function readable<T>(
    name: string,
    reader: Reader<T>,
    context?: ReadContext,
  ): Promise<T | 'denied' | undefined> {
    try {
      return await getOne(exchange, { operation: `profile.${name}`, path: ['profiles', name] }, reader, context);
    } catch (error) {
      if (!(error instanceof CallFailure) || error.kind !== 'refused') throw error;
      return missing.has(error.facts.status ?? 0) ? undefined : 'denied';
    }
  }
  return {
    async get(context) {
      const answers = [
        await readable('organization', organizationProfileSchema, context),
        await readable('mpn', mpnProfileSchema, context),
      ] as const;
      const organization = answers[0] === 'denied' ? undefined : answers[0];
      const mpn = answers[1] === 'denied' ? undefined : answers[1];
      const { companyName = '', domain = '', country, culture, language } = organization ?? {};
      return {
        tenantId: organization?.tenantId ?? tenantInToken(await tokens.get().catch(() => '')),
        companyName: companyName === '' ? (mpn?.partnerName ?? '') : companyName,
        domain,
        country,
        culture,
        language,
        mpnId: mpn?.mpnId,
        denied: answers.includes('denied'),
      };
    },
  };
}
