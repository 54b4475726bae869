import type { Customer, Subscription } from '../migration';
import type { SourceCells } from '../workbook';

/** The S cells of a row. `assigned`: holders of the SKU over all subscriptions of it; undefined where not known. */
export function sourceCells(
  customer: Pick<Customer, 'name' | 'domain' | 'country' | 'segment'>,
  source: Subscription,
  assigned: number | undefined,
): SourceCells {
  return {
    customer: customer.name,
    product: source.productName,
    endDate: source.lastDay,
    atTermEnd: source.termEnd,
    licenses: source.quantity,
    assigned,
    country: customer.country,
    segment: customer.segment,
    domain: customer.domain,
    subscription: source.id,
    commerce: source.commerce,
    sourceStatus: source.status,
    autoRenew: source.autoRenew,
    term: source.term,
    billing: source.billing,
    reseller: source.resellerId,
  };
}
