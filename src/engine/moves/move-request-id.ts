import { v5 as uuidv5 } from 'uuid';
import { brandId, idKey, type RequestId } from '../../base';
import type { MigrationRecord, MoveDirection } from '../store/rows/records';

/** Name space of the request ids of license updates and of changes of a subscription; fixed for ever. */
const nameSpace = '0c0f63b2-3d1b-5f53-8d0c-6a9d4b8f1e22';

/**
 * The request id of a write after step A: one per operation. `operation` counts the definite answers of this turn; a
 * write that a former turn left open is repeated under the id that its intent holds.
 */
export function moveRequestId(
  record: MigrationRecord,
  kind: MoveDirection | 'retire' | 'undo',
  subject: string,
  operation: number,
): RequestId {
  return brandId<RequestId>(
    uuidv5(`${record.id}/${kind}/${idKey(subject)}/${String(record.seq)}.${String(operation)}`, nameSpace),
  );
}
