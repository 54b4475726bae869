import { billingOf, isKnownTerm, readCustomer, segmentOf, termOf, type PlanPart, type Segment } from '../../migration';
import { CallFailure, type Availability } from '../../partner-center';
import type { PieceContext } from '../pieces/piece';

/** What a cart line needs of the catalogue, resolved directly before buying: availability ids expire. */
export interface CatalogueItem {
  readonly catalogItemId: string;
  readonly currency: string | undefined;
}

/** The product, or the SKU of it, is not there (partner-center-api.md section 11). */
const notSold = new Set(['400013', '400018']);

/** A service without the catalogues of customers sells from that of their market. */
async function availabilitiesFor(context: PieceContext, part: PlanPart): Promise<readonly Availability[]> {
  const { catalogue, customers } = context.service;
  const { customerId } = context.record.plan;
  const { productId, catalogueSkuId } = part.plan;
  try {
    return await catalogue.customerAvailabilities(customerId, productId, catalogueSkuId);
  } catch (error) {
    if (!(error instanceof CallFailure) || error.kind !== 'refused') throw error;
    const { status, code } = error.facts;
    if (code !== undefined && notSold.has(code)) return [];
    if (code !== undefined || (status !== 404 && status !== 405)) throw error;
    const { country } = readCustomer(await customers.get(customerId));
    if (country === undefined) throw error;
    return catalogue.availabilities(productId, catalogueSkuId, country, undefined);
  }
}

/**
 * The audiences whose availabilities may be bought for a plan, the first one first; undefined: the availability names
 * none. A plan that is sold to everybody is never bought as that of a special audience, which has other prices and
 * conditions; one whose title alone names its audience may be listed for everybody.
 */
function audiencesOf(segment: Segment): readonly (Segment | undefined)[] {
  return segment === 'commercial' ? ['commercial', undefined] : [segment, undefined, 'commercial'];
}

/** A plan was checked for the customer's country; an availability need not say which one it is for. */
function isForMarket({ country }: Availability, { plan }: PlanPart): boolean {
  return country === '' || plan.markets.length === 0 || plan.markets.includes(country.toUpperCase());
}

/**
 * The item in the customer's own catalogue that sells the plan for this term and billing cycle now; undefined where
 * none does (partner-center-api.md section 11).
 */
export async function resolveItem(context: PieceContext, part: PlanPart): Promise<CatalogueItem | undefined> {
  if (part.plan.commerce === 'legacy') return { catalogItemId: part.plan.productId, currency: undefined };
  const availabilities = await availabilitiesFor(context, part);
  const sold = availabilities.filter(
    (availability) =>
      availability.isPurchasable &&
      isForMarket(availability, part) &&
      availability.terms.some(
        (term) =>
          isKnownTerm(term.duration) &&
          termOf(term.duration) === part.term &&
          (term.billingCycle === '' || billingOf(term.billingCycle) === part.billing),
      ),
  );
  const fitting = audiencesOf(part.plan.segment)
    .map((audience) => sold.find(({ segment }) => segmentOf(segment) === audience))
    .find((one) => one !== undefined);
  return fitting === undefined ? undefined : { catalogItemId: fitting.catalogItemId, currency: fitting.currencyCode };
}
