import type { Clock } from '../../base';
import type { PartnerCenter } from '../../partner-center';
import type { EnginePolicy } from '../policy';
import type { Database } from '../store/database';

/** What a decision of a person works with: no turn, because it takes the row out of the hands of whoever holds one. */
export interface EngineWorld {
  readonly database: Database;
  readonly service: PartnerCenter;
  readonly policy: EnginePolicy;
  readonly clock: Clock;
}
