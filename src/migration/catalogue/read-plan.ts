import { brandId, idKey, type DirectorySkuId } from '../../base';
import { compareTexts, foldText, foldWord, wordsOf } from '../fold-text';
import type { Plan, PlanFamily, PlanTerms } from '../plan';
import { billingOf, isKnownTerm, segmentOf, termOf } from '../source/commerce-words';
import type { AvailabilityFacts, CatalogueSkuFacts, OfferFacts, ProductFacts } from '../source/facts';
import type { Segment } from '../subscription';
import { planNames } from './plan-names';
import { termsCode } from './plan-terms';
import { aliasesOf, recognisePlan, type RecognisedPlan } from './recognise-plan';

/** Maximum quantities from which on the catalogue means "no upper bound" (partner-center-api.md section 10). */
const practicallyNone = 10_000_000;

/** Directory SKUs whose licenses go to devices (partner-center-api.md 22.2, Microsoft 365 A1). */
const deviceSkus = ['b17653a4-2443-4e8c-a550-18249dda78bb'];

function maximumOf(quantity: number | undefined): number | undefined {
  return quantity === undefined || quantity <= 0 || quantity >= practicallyNone ? undefined : quantity;
}

function familyOf(recognised: RecognisedPlan, segment: Segment, looksSmallBusiness: boolean): PlanFamily {
  if (recognised.key !== undefined) return planNames[recognised.key].family;
  if (segment === 'education' || recognised.variant.audience !== undefined) return 'education';
  return looksSmallBusiness ? 'business' : 'other';
}

function forUsers(title: string, skuId: string): boolean {
  const words = wordsOf(title);
  return skuId !== '' && !deviceSkus.includes(idKey(skuId)) && !words.includes('device') && !words.includes('devices');
}

/** Pairs that can be asked for: a cycle in a word that we do not know would have to be sent as another one. */
function uniqueTerms(terms: readonly PlanTerms[]): readonly PlanTerms[] {
  const known = terms.filter(({ billing }) => billing !== 'other');
  return [...new Map(known.map((pair) => [termsCode(pair), pair])).entries()]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([, pair]) => pair);
}

function uniqueAliases(recognised: RecognisedPlan, title: string): readonly string[] {
  const others = aliasesOf(recognised).filter((alias) => foldText(alias) !== foldText(title));
  return [...new Map(others.map((alias) => [foldText(alias), alias])).values()];
}

function segmentOfOffer(offer: OfferFacts, recognised: RecognisedPlan): Segment {
  const said = [...(offer.reselleeQualifications ?? []), offer.category?.id ?? ''].map((word) =>
    segmentOf(word.replace(/_?key$/i, '')),
  );
  const special = said.find((segment) => segment !== undefined && segment !== 'commercial');
  if (special) return special;
  return segmentOfVariant(recognised) ?? 'commercial';
}

function segmentOfVariant({ key, variant }: RecognisedPlan): Segment | undefined {
  if (variant.nonprofit) return 'nonprofit';
  if (variant.government) return 'government';
  const educational = variant.audience !== undefined || (key !== undefined && planNames[key].family === 'education');
  return educational ? 'education' : undefined;
}

const attestationOf = ({ enforceAttestation }: OfferFacts | CatalogueSkuFacts): Pick<Plan, 'mustAttest'> =>
  enforceAttestation === true ? { mustAttest: true } : {};

/** A legacy offer as a plan of the country whose catalogue it was read from. Its label is made by `labelPlans`. */
export function planFromOffer(offer: OfferFacts, country: string): Plan {
  const title = offer.name?.trim() || offer.product?.name?.trim() || offer.id;
  const recognised = recognisePlan(title);
  const segment = segmentOfOffer(offer, recognised);
  const maximum = maximumOf(offer.maximumQuantity);
  const skuId = offer.product?.id?.trim() ?? '';
  const cycles = (offer.supportedBillingCycles ?? []).map(billingOf);
  return {
    key: offer.id,
    label: title,
    family: familyOf(recognised, segment, foldWord(offer.category?.id ?? '').startsWith('smallbusiness')),
    aliases: uniqueAliases(recognised, title),
    commerce: 'legacy',
    productId: offer.id,
    catalogueSkuId: '',
    skuId: brandId<DirectorySkuId>(skuId),
    minimum: Math.max(1, offer.minimumQuantity ?? 1),
    maximum,
    // Old answers name no billing cycles; every legacy offer can be billed monthly.
    terms: uniqueTerms(
      (cycles.length === 0 ? ['monthly' as const] : cycles).map((billing) => ({ term: undefined, billing })),
    ),
    segment,
    markets: offer.isAvailableForPurchase === false ? [] : [country.toUpperCase()],
    assignable: forUsers(title, skuId) && foldWord(offer.billing ?? 'license') !== 'usage',
    isTrial: offer.isTrial === true,
    isAddOn: offer.isAddOn === true || (offer.prerequisiteOffers ?? []).length > 0,
    ...attestationOf(offer),
    price: undefined,
    currency: undefined,
  };
}

function termsOf(sku: CatalogueSkuFacts, availabilities: readonly AvailabilityFacts[]): readonly PlanTerms[] {
  const cycles = (sku.supportedBillingCycles ?? []).map(billingOf);
  return uniqueTerms(
    availabilities.flatMap((availability) =>
      (availability.terms ?? []).flatMap(({ duration, billingCycle }) => {
        // A length that we do not know is not offered: it would be bought as none, whatever it binds to.
        if (!isKnownTerm(duration)) return [];
        const term = termOf(duration);
        // Old answers leave the cycle out of the term: then every cycle of the SKU goes with it.
        const billings = billingCycle ? [billingOf(billingCycle)] : cycles;
        return billings.map((billing) => ({ term, billing }));
      }),
    ),
  );
}

/** A title that names an audience counts before the catalogue's segment: a qualification is needed whatever the list says. */
function segmentOfSku(availabilities: readonly AvailabilityFacts[], recognised: RecognisedPlan): Segment {
  const named = segmentOfVariant(recognised);
  if (named) return named;
  const said = availabilities.map((one) => segmentOf(one.segment)).filter((segment) => segment !== undefined);
  if (said.includes('commercial')) return 'commercial';
  return said[0] ?? 'commercial';
}

/** A SKU of the new-commerce catalogue with its availabilities in one country, as a plan. */
export function planFromSku(
  product: ProductFacts,
  sku: CatalogueSkuFacts,
  availabilities: readonly AvailabilityFacts[],
  country: string,
): Plan {
  const title = sku.title?.trim() || product.title?.trim() || `${product.id}:${sku.id}`;
  const recognised = recognisePlan(title);
  const segment = segmentOfSku(availabilities, recognised);
  const sold = availabilities.filter((one) => one.isPurchasable !== false);
  const maximum = maximumOf(sku.maximumQuantity);
  const skuId = sku.provisioningId?.trim() ?? '';
  return {
    key: `${product.id}:${sku.id}`,
    label: title,
    family: familyOf(recognised, segment, wordsOf(title).includes('business') && maximum === 300),
    aliases: uniqueAliases(recognised, title),
    commerce: 'new-commerce',
    productId: product.id,
    catalogueSkuId: sku.id,
    skuId: brandId<DirectorySkuId>(skuId),
    minimum: Math.max(1, sku.minimumQuantity ?? 1),
    maximum,
    terms: termsOf(sku, sold),
    segment,
    markets: sold.length === 0 ? [] : [country.toUpperCase()],
    assignable: forUsers(title, skuId),
    isTrial: sku.isTrial === true,
    isAddOn: sku.isAddOn === true || (sku.prerequisiteSkus ?? []).length > 0,
    ...attestationOf(sku),
    price: undefined,
    currency: undefined,
  };
}
