import { sameId } from '../../base';
import type { Finding } from '../finding';
import { found, none, type Rule } from './row-context';

/** The old subscription is one that can be migrated. */
export const sourceStateRule: Rule = (context) => {
  const { source } = context;
  if (!source) {
    // A customer that did not answer proves nothing about its subscriptions.
    return context.standing.notAnswered === undefined && context.standing.customer
      ? [found('source-not-found', {})]
      : none;
  }
  const findings: Finding[] = [];
  if (source.isAddOn) findings.push(found('source-is-addon', {}));
  if (source.isTrial) findings.push(found('source-is-trial', {}));
  if (!source.isLicenseBased) findings.push(found('source-not-licenses', {}));
  if (source.status === 'suspended') findings.push(found('source-suspended', {}));
  else if (source.status !== 'active') findings.push(found('source-not-active', { status: source.status }));
  if (source.autoRenew) findings.push(found('source-renews', {}));
  if (source.skuId === undefined) findings.push(found('source-sku-unknown', {}));
  if (source.inExtendedTerm) findings.push(found('source-extended-term', {}));
  return findings;
};

/** Suspending or ending a base takes its live add-ons along (partner-center-api.md 9.1). */
export const addOnsRule: Rule = (context) => {
  const { source } = context;
  if (!source || context.row.retire === 'leave') return none;
  const addOns = context.subscriptions.filter(
    (one) => one.parentId !== undefined && sameId(one.parentId, source.id) && one.status === 'active',
  );
  return addOns.length === 0 ? none : [found('source-has-addons', { addons: addOns.map((one) => one.productName) })];
};
