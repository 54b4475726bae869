import type * as z from 'zod/mini';
import { brandId, type CustomerId, type OrderId } from '../../base';
import { orderSchema, type Order } from './order';
import { list, resource, shaped } from './resource';
import { optionalId, optionalToken, remark, word } from './scalar';

const fields = resource({
  customerId: optionalId<CustomerId>(),
  /** `create_order`, `update_customer_user_licenses` and many more. */
  operationType: word,
  operationStatus: word,
  operationDate: remark,
  originalCorrelationId: optionalToken,
  resourceType: word,
  /** JSON in a text. */
  resourceNewValue: optionalToken,
  customizedData: list(resource({ key: word, value: optionalToken })),
});

/** The order that a record quotes, in the spelling of another writer; undefined where it cannot be read. */
function orderOf(written: string | undefined): Order | undefined {
  if (written === undefined) return undefined;
  try {
    return orderSchema.parse(JSON.parse(written));
  } catch {
    // A clue and no more: what a record quotes is nothing that a decision could wait for.
    return undefined;
  }
}

/** What somebody of the partner did (partner-center-api.md section 19). */
export const auditRecordSchema = shaped(fields, ({ resourceNewValue, customizedData, ...read }) => {
  const order = read.resourceType === 'order' ? orderOf(resourceNewValue) : undefined;
  const named = customizedData.find(({ key }) => key === 'orderid')?.value;
  return { ...read, order, orderId: named === undefined ? order?.id : brandId<OrderId>(named) };
});
export type AuditRecord = z.output<typeof auditRecordSchema>;
