import type { Exchange } from './exchange';
import type { PartnerCenter } from './partner-center';
import { getAll } from './reading';
import { auditRecordSchema } from './wire';

/** What the partner's people and programs did, 90 days back at most (partner-center-api.md section 19). */
export function createAuditRecords(exchange: Exchange): PartnerCenter['auditRecords'] {
  return {
    list: (customer, since, context) =>
      getAll(
        exchange,
        {
          operation: 'auditRecords.list',
          path: ['auditrecords'],
          query: {
            startDate: since,
            filter: JSON.stringify({ Field: 'CustomerId', Value: customer, Operator: 'equals' }),
          },
        },
        auditRecordSchema,
        context,
      ),
  };
}
