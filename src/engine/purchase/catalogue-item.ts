import { billingOf, termOf, type PlanPart } from '../../migration';
import type { PieceContext } from '../pieces/piece';

/** What a cart line needs of the catalogue, resolved directly before buying: availability ids expire. */
export interface CatalogueItem {
  readonly catalogItemId: string;
  readonly currency: string | undefined;
}

/**
 * The item in the customer's own catalogue that sells the plan for this term and billing cycle now; undefined where
 * none does (partner-center-api.md section 11).
 */
export async function resolveItem(context: PieceContext, part: PlanPart): Promise<CatalogueItem | undefined> {
  if (part.plan.commerce === 'legacy') return { catalogItemId: part.plan.productId, currency: undefined };
  const availabilities = await context.service.catalogue.customerAvailabilities(
    context.record.plan.customerId,
    part.plan.productId,
    part.plan.catalogueSkuId,
  );
  const fitting = availabilities.find(
    (availability) =>
      availability.isPurchasable &&
      availability.terms.some(
        (term) =>
          termOf(term.duration) === part.term &&
          (term.billingCycle === '' || billingOf(term.billingCycle) === part.billing),
      ),
  );
  return fitting === undefined ? undefined : { catalogItemId: fitting.catalogItemId, currency: fitting.currencyCode };
}
