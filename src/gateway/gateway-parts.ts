import type { Logger } from 'pino';
import type { Problem } from '../base';
import type { Pace, PlanList, RunFeed, RunWorld } from '../job';
import type { Identify } from './auth/identity';
import type { GatewayCrashPoint } from './crash-point';
import type { FleetSources } from './metrics/fleet-gauges';
import type { Meters } from './metrics/meters';
import type { PageFolders } from './pages/serve-pages';

/** Everything that the routes work with; main.ts puts it together, and a test can too. */
export interface GatewayParts {
  readonly world: RunWorld;
  readonly plans: PlanList;
  readonly feed: RunFeed;
  readonly pace: Pace;
  readonly identify: Identify;
  /** What this process counts as it happens, and what it asks when somebody looks. */
  readonly meters: Meters;
  readonly fleet: FleetSources;
  readonly log: Logger;
  readonly version: string;
  /** 0: no limit of ours towards the service. */
  readonly requestsPerMinute: number;
  readonly concurrency: number;
  /** Where people sign in; undefined: the local identity of the sandbox. */
  readonly signIn: { readonly issuer: string; readonly clientId: string } | undefined;
  /** Address under which people reach the gateway, without a path; undefined: the one it listens on. */
  readonly publicUrl: string | undefined;
  readonly tls: { readonly key: string; readonly certificate: string } | undefined;
  readonly pages: PageFolders;
  /** Requests that one person or address may make in a minute. */
  readonly callsPerMinute: number;
  /** What an error of the lower rooms means to a person; undefined: nobody expected it. */
  readonly problemOf: (error: unknown) => Problem | undefined;
  /** Both throw where the other side does not answer. */
  readonly databaseAnswers: () => Promise<void>;
  readonly serviceAnswers: () => Promise<void>;
  /** Told of every instant at which a crash would hurt; only tests listen. */
  readonly reach?: (point: GatewayCrashPoint) => void;
}
