import type { Clock } from '../base';
import type { RunId } from '../base';
import type { MigrationPlan } from '../migration';
import type { ReachCrashPoint } from './crash-point';
import type { Log } from './postgres';
import type { Database } from './store/database';
import type { RunTerms } from './store/runs/run-settlement';
import type { RunRequest, Submission } from './store/runs/submissions';
import { viewsById, type RowView } from './store/rows/views';
import {
  beginSubmission,
  endRequest,
  openRequest,
  tellRequest,
  type KeptProblem,
  type OpenRequest,
} from './store/runs/run-requests';

/** What became of a request under its judge. */
export type Judgement =
  | {
      readonly kind: 'judged';
      /** Rows to be submitted. */
      readonly plans: readonly MigrationPlan[];
      readonly shown: (plan: MigrationPlan) => readonly object[];
      readonly terms: RunTerms;
      /** Rows that did not pass, as they are shown. */
      readonly notRun: readonly object[];
      /** What is shown of rows that were submitted by others between the judgement and now. */
      readonly outrun: (views: readonly RowView[]) => readonly object[];
      /** Migrations of earlier runs that the run goes on with. */
      readonly follows: readonly string[];
      readonly retry: readonly string[];
      readonly resume: readonly string[];
    }
  /** Nothing comes of it. */
  | { readonly kind: 'failed'; readonly problem: KeptProblem }
  /** The service or the database was away: asked again a little later. */
  | { readonly kind: 'again'; readonly problem: KeptProblem };

/** Judges the rows of a request. It only reads, so that it can be asked again at any time. */
export type Judge = (
  request: OpenRequest,
  watch: { readonly progress: (checked: number) => void; readonly signal: AbortSignal },
) => Promise<Judgement>;

export interface IntakeWorld {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly judge: Judge;
  /** Aborted when the process wants to end. */
  readonly signal: AbortSignal;
  readonly reach: ReachCrashPoint;
  readonly submit: (request: RunRequest) => Promise<Submission>;
  readonly retry: (ids: readonly string[]) => Promise<unknown>;
  readonly resume: (ids: readonly string[]) => Promise<unknown>;
  /** Milliseconds between two looks at a service that is away. */
  readonly lookAgainAfter: number;
  /** A request that could not be judged for so long comes to nothing: nobody waits for it any more. */
  readonly patience: number;
}

/** Progress is written down at most so often. */
const tellEvery = 500;

/**
 * Judges a request and submits what passes: the durable way from "asked for" to "under way". Milliseconds until it
 * is tried again; undefined: it is dealt with. Everything in it can be done twice, because a crash may make it so.
 */
export async function takeIn(world: IntakeWorld, runId: RunId): Promise<number | undefined> {
  const { database, clock } = world;
  const request = await openRequest(database, runId);
  if (request === undefined) return undefined;
  const judgement = await world.judge(request, { progress: teller(world, runId), signal: world.signal });
  switch (judgement.kind) {
    case 'failed':
      await endRequest(database, runId, { state: 'failed', problem: judgement.problem });
      return undefined;
    case 'again':
      if (clock.now().getTime() - request.askedAt.getTime() > world.patience) {
        await endRequest(database, runId, { state: 'failed', problem: judgement.problem });
        return undefined;
      }
      await tellRequest(database, runId, { problem: judgement.problem });
      return world.lookAgainAfter;
    case 'judged': {
      if (!(await beginSubmission(database, runId))) return undefined;
      await world.reach('request-judged', runId);
      const { held } = await world.submit({
        runId,
        runBy: request.runBy,
        plans: judgement.plans,
        shown: judgement.shown,
        ...judgement.terms,
      });
      const outrun = await viewsById(
        database,
        held.map(({ id }) => id),
      );
      await world.retry(judgement.retry);
      await world.resume(judgement.resume);
      await world.reach('request-submitted', runId);
      await endRequest(database, runId, {
        state: 'submitted',
        notRun: [...judgement.notRun, ...judgement.outrun(outrun)],
        follows: judgement.follows,
      });
      return undefined;
    }
  }
}

function teller(world: IntakeWorld, runId: RunId): (checked: number) => void {
  let told = 0;
  return (checked) => {
    const now = world.clock.now().getTime();
    if (now - told < tellEvery) return;
    told = now;
    tellRequest(world.database, runId, { checked }).catch((error: unknown) => {
      world.log.debug({ error: String(error) }, 'progress-not-told');
    });
  };
}
