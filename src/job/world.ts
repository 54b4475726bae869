import type { Clock, TenantId } from '../base';
import type { Engine } from '../engine';
import type { RunLimits, TermEndWords } from '../migration';
import type { PartnerCenter } from '../partner-center';

/** Which partner and which service the job works on. */
export interface Connection {
  readonly tenantId: TenantId;
  /** Shown to people and kept in the workbook: never a token. */
  readonly name: string;
  readonly sandbox: boolean;
}

/** What every use case works with. */
export interface JobWorld {
  readonly service: PartnerCenter;
  readonly connection: Connection;
  readonly clock: Clock;
  readonly termEndWords: TermEndWords;
  /** Whether the conditions of a plan are confirmed with every purchase; undefined: not known. */
  readonly planAttested?: boolean;
  /** Customers read at once; the client limits the calls in flight by itself. */
  readonly customersAtOnce: number;
}

/** A world in which migrations can be executed. */
export interface RunWorld extends JobWorld {
  readonly engine: Engine;
  /** Who runs, as the sheet shows it. */
  readonly runBy: string;
  /** A new GUID. */
  readonly newId: () => string;
  /** Milliseconds between two looks at a run. */
  readonly followEvery: number;
  /** A row that waits longer than this for its next turn is not waited for: it goes on with the next command. */
  readonly followHorizon: number;
  /** A row that has been unknown for so long is not waited for: only a person, or time, can settle it. */
  readonly unknownPatience: number;
  /** Of runs that are asked for without limits of their own. */
  readonly limits: RunLimits;
  /** Calls a minute that all processes may make together; undefined: no limit of ours. */
  readonly callsPerMinute: number | undefined;
}
