import type { PartIdentity } from '../../migration';
import type { MigrationRecord } from '../store/rows/records';

/** The identity from which marker and request ids of one part are derived. */
export function identityOf(record: MigrationRecord, part: number): PartIdentity {
  return {
    tenantId: record.tenantId,
    subscriptionId: record.plan.source.id,
    generation: record.generation,
    part,
  };
}
