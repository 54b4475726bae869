import { type Problem, type SubscriptionId } from '../../base';
import type { Judge, Judgement, KeptProblem } from '../../engine';
import type { RunLimits, RunSteps } from '../../migration';
import { contentOf, type PlannedContent } from '../planned-content';
import { problemOfFailure } from '../problem-of-failure';
import { heldPatch, isHeldByOther } from '../run/held-by-other';
import { judgeRun, runCheckPatch } from '../run/judge-run';
import { submissionOf } from '../run/submission';
import type { RunWorld } from '../world';

/** What a run is asked for, as it is kept until it is judged. */
export interface PlannedRun extends PlannedContent {
  readonly only: 'failed' | 'ready' | undefined;
  readonly subscriptions: readonly SubscriptionId[] | undefined;
  /** Undefined: as the settings say. */
  readonly limits: RunLimits | undefined;
  /** How much goes before somebody has looked; undefined: everything. */
  readonly steps: RunSteps | undefined;
}

const kept = ({ code, values }: Problem): KeptProblem => ({ code, values });

/** The judge that the engine asks: the rows of a kept request against the service and the digests of their check. */
export function judgeRequests(openWorld: () => Promise<RunWorld>, serviceUrl: string): Judge {
  return async (request, { progress, signal }): Promise<Judgement> => {
    try {
      const world = await openWorld();
      // Read by the contract's schema before it was kept, by this very version or one before it.
      const planned = JSON.parse(request.body) as PlannedRun;
      const judged = await judgeRun(world, contentOf(world, planned), {
        runBy: request.runBy,
        selection: { only: planned.only, subscriptions: planned.subscriptions },
        progress: ({ checked }) => {
          progress(checked);
        },
        signal,
        // Judged before a crash: these rows are on their way, or at an end that nobody has asked to try again.
        leftAlone: (view) => view.record.runId === request.runId,
      });
      const { following, retrying, resuming, finished } = judged.work;
      const idsOf = (views: typeof following): string[] => views.map((view) => view.record.id);
      return {
        kind: 'judged',
        ...submissionOf(judged),
        terms: { limits: planned.limits ?? world.limits, steps: planned.steps, ahead: judged.work.ahead },
        notRun: [...judged.notRun.map(runCheckPatch), ...judged.work.held.map(heldPatch)],
        outrun: (views) => views.filter((view) => isHeldByOther(view, request.runBy)).map(heldPatch),
        follows: idsOf([...following, ...retrying, ...resuming, ...finished]),
        retry: idsOf(retrying),
        resume: idsOf(resuming),
      };
    } catch (error) {
      if (signal.aborted) throw error;
      const problem = problemOfFailure(error, serviceUrl);
      if (problem === undefined) {
        const detail = error instanceof Error ? error.message : String(error);
        return { kind: 'failed', problem: { code: 'internal', values: { detail } } };
      }
      return { kind: problem.kind.retryable ? 'again' : 'failed', problem: kept(problem) };
    }
  };
}
