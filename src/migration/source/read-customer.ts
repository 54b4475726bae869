import { brandId, type CustomerId } from '../../base';
import type { Customer, Segment } from '../subscription';
import { segmentOf } from './commerce-words';
import type { CustomerFacts, QualificationFacts } from './facts';

/** Names of the qualifications whose vetting is approved. */
export function approvedQualifications(facts: readonly QualificationFacts[]): readonly string[] {
  return facts
    .filter((one) => one.vettingStatus?.trim().toLowerCase() === 'approved')
    .flatMap((one) => (one.qualification === undefined ? [] : [one.qualification.trim()]))
    .filter((name) => name !== '' && name.toLowerCase() !== 'none');
}

/** The special segment that approved qualifications open, `commercial` where there is none. */
export function segmentOfQualifications(names: readonly string[]): Segment {
  const special = names.map(segmentOf).filter((segment) => segment !== undefined && segment !== 'commercial');
  return special[0] ?? 'commercial';
}

function countryOf(facts: CustomerFacts): string | undefined {
  const word = facts.country?.trim().toUpperCase() ?? '';
  return /^[A-Z]{2}$/.test(word) ? word : undefined;
}

/** A customer of the service; `qualifications` undefined: not asked, so the segment is not known. */
export function readCustomer(facts: CustomerFacts, qualifications?: readonly QualificationFacts[]): Customer {
  const approved = qualifications && approvedQualifications(qualifications);
  return {
    id: brandId<CustomerId>(facts.id),
    name: facts.companyName ?? '',
    domain: facts.domain ?? '',
    country: countryOf(facts),
    segment: approved && segmentOfQualifications(approved),
    qualifications: approved ?? [],
  };
}
