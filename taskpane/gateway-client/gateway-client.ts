import type { RunId, SubscriptionId } from '../../src/base';
import {
  checkEvents,
  commandAnswer,
  customersAnswer,
  evidenceAnswer,
  meAnswer,
  paths,
  plansAnswer,
  pullEvents,
  runAnswer,
  runsAnswer,
  statusesAnswer,
  type CheckAnswer,
  type CheckProgress,
  type CheckRequest,
  type CommandAnswer,
  type CustomersAnswer,
  type CustomersQuery,
  type EvidenceAnswer,
  type MeAnswer,
  type PlansAnswer,
  type PlansQuery,
  type PullAnswer,
  type PullProgress,
  type PullRequest,
  type ResolveRequest,
  type RunAnswer,
  type RunCommand,
  type RunRequest,
  type RunSummary,
  type RunsAnswer,
  type StatusesAnswer,
} from '../../src/contract';
import type { GatewayAccess } from './access';
import { ask } from './ask';
import { askWithProgress } from './ask-with-progress';
import { followRun, type FollowOptions, type RunListener } from './follow-run';

/** Work that takes a while: how far it is, and how to give it up. */
export interface Watching<Progress> {
  readonly progress: (made: Progress) => void;
  readonly signal: AbortSignal;
}

/**
 * The gateway, as the pane calls it. What goes wrong is thrown as a `Problem` (or `Problems`); what was given up, as the
 * reason of its signal.
 */
export interface GatewayClient {
  me(signal?: AbortSignal): Promise<MeAnswer>;
  customers(query: CustomersQuery, signal?: AbortSignal): Promise<CustomersAnswer>;
  plans(query: PlansQuery, signal?: AbortSignal): Promise<PlansAnswer>;
  pull(request: PullRequest, watching: Watching<PullProgress>): Promise<PullAnswer>;
  check(request: CheckRequest, watching: Watching<CheckProgress>): Promise<CheckAnswer>;
  /** Asked again under the same id where an answer was lost: it is one run, however often it is asked for. */
  startRun(id: RunId, request: RunRequest, signal?: AbortSignal): Promise<RunAnswer>;
  run(id: RunId, signal?: AbortSignal): Promise<RunAnswer>;
  /** Newest first. A run that the gateway does not know is left out. `ids` undefined: the latest ones. */
  runs(ids: readonly RunId[] | undefined, signal?: AbortSignal): Promise<RunsAnswer>;
  follow(id: RunId, listener: RunListener, options: FollowOptions): Promise<RunSummary>;
  /** `subscriptions` undefined: every row of the run that accepts the command. */
  command(id: RunId, command: RunCommand, subscriptions?: readonly SubscriptionId[]): Promise<CommandAnswer>;
  evidence(id: RunId, row: SubscriptionId, signal?: AbortSignal): Promise<EvidenceAnswer>;
  resolve(id: RunId, row: SubscriptionId, choice: ResolveRequest): Promise<CommandAnswer>;
  statuses(subscriptions: readonly SubscriptionId[], signal?: AbortSignal): Promise<StatusesAnswer>;
}

/** Ids that one address may carry: proxies refuse long ones. */
const idsAtOnce = 50;

function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

function inPortions<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

async function runsOf(access: GatewayAccess, ids: readonly RunId[], signal?: AbortSignal): Promise<RunsAnswer> {
  const answers = await Promise.all(
    inPortions(ids, idsAtOnce).map((portion) =>
      ask(
        access,
        {
          method: 'GET',
          path: `${paths.runs}?${new URLSearchParams(portion.map((id) => ['id', id])).toString()}`,
          signal,
        },
        runsAnswer,
      ),
    ),
  );
  const runs = answers.flatMap((answer) => answer.runs);
  return { runs: runs.sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt)) };
}

/** A client that reaches the gateway as `access` says. */
export function createGatewayClient(access: GatewayAccess): GatewayClient {
  return {
    me: (signal) => ask(access, { method: 'GET', path: paths.me, signal }, meAnswer),
    customers: ({ search, limit }, signal) =>
      ask(access, { method: 'GET', path: `${paths.customers}${query({ search, limit })}`, signal }, customersAnswer),
    plans: ({ country, segment }, signal) =>
      ask(access, { method: 'GET', path: `${paths.plans}${query({ country, segment })}`, signal }, plansAnswer),
    pull: (body, { progress, signal }) =>
      askWithProgress(access, {
        request: { method: 'POST', path: paths.pulls, body, signal },
        events: pullEvents,
        progress,
      }),
    check: (body, { progress, signal }) =>
      askWithProgress(access, {
        request: { method: 'POST', path: paths.checks, body, signal },
        events: checkEvents,
        progress,
      }),
    startRun: (id, body, signal) => ask(access, { method: 'PUT', path: paths.run(id), body, signal }, runAnswer),
    run: (id, signal) => ask(access, { method: 'GET', path: paths.run(id), signal }, runAnswer),
    runs: (ids, signal) =>
      ids === undefined
        ? ask(access, { method: 'GET', path: paths.runs, signal }, runsAnswer)
        : runsOf(access, ids, signal),
    follow: (id, listener, options) => followRun(access, id, listener, options),
    command: (id, command, subscriptions) =>
      ask(access, { method: 'POST', path: paths.runCommand(id, command), body: { subscriptions } }, commandAnswer),
    evidence: (id, row, signal) =>
      ask(access, { method: 'GET', path: paths.evidence(id, row), signal }, evidenceAnswer),
    resolve: (id, row, body) => ask(access, { method: 'POST', path: paths.resolve(id, row), body }, commandAnswer),
    statuses: (subscriptions, signal) =>
      ask(
        access,
        { method: 'POST', path: paths.statuses, body: { subscriptions }, signal, repeatable: true },
        statusesAnswer,
      ),
  };
}
