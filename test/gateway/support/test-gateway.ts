import { randomUUID } from 'node:crypto';
import { brandId, type CustomerId, type RunId } from '../../../src/base';
import {
  checkAnswer,
  paths,
  plannedRowOf,
  runAnswer,
  type CheckRequest,
  type RunAnswer,
  type RunRequest,
} from '../../../src/contract';
import { buildApp } from '../../../src/gateway/app';
import type { GatewayParts } from '../../../src/gateway/gateway-parts';
import { applyResults } from '../../../src/workbook';
import type { WorkbookContent } from '../../../src/workbook';
import { openEngineWorld, type EngineWorld, type EngineWorldOptions } from '../../support/engine-world';
import type { PlanWish } from '../../support/planner';
import { until } from '../../support/until';
import { Caller } from './caller';
import { gatewayParts } from './gateway-parts';

export const target = 'Office 365 E3';

/** A gateway in this process, on a real engine, database and simulator, that listens on a real port. */
export interface TestGateway {
  readonly world: EngineWorld;
  readonly caller: Caller;
  readonly url: string;
  /** The sheet as an agent leaves it, with rows of these customers. */
  content(customers: readonly CustomerId[], wish?: PlanWish): Promise<WorkbookContent>;
  /** The sheet after a check. */
  checked(content: WorkbookContent): Promise<WorkbookContent>;
  /** Asks for a run of a checked sheet. */
  run(content: WorkbookContent, more?: Partial<RunRequest>, id?: RunId): Promise<RunAnswer>;
  /** Waits until the run has a status. */
  runUntil(id: RunId, holds: (run: RunAnswer) => boolean): Promise<RunAnswer>;
  close(): Promise<void>;
}

export interface TestGatewayOptions extends EngineWorldOptions {
  readonly parts?: (world: EngineWorld) => Partial<GatewayParts>;
}

export const freshRunId = (): RunId => brandId<RunId>(randomUUID());

/** What a pane sends of a sheet. */
export function plannedOf(content: WorkbookContent): CheckRequest {
  return {
    connection: content.meta.connection,
    rows: content.rows.map(plannedRowOf),
    users: content.users,
    plans: content.plans,
  };
}

/** Reads a run until it has come to what is waited for. */
export async function runUntil(caller: Caller, id: RunId, holds: (run: RunAnswer) => boolean): Promise<RunAnswer> {
  return until(async () => {
    const run = await caller.ask(runAnswer, 'GET', paths.run(id));
    return holds(run) ? run : undefined;
  }, 45_000);
}

/** The sheet after a check at the gateway. */
export async function checkedBy(caller: Caller, content: WorkbookContent): Promise<WorkbookContent> {
  const found = await caller.ask(checkAnswer, 'POST', paths.checks, plannedOf(content));
  return applyResults(content, { rows: [...found.rows, ...found.held], users: found.users });
}

export async function openTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const world = await openEngineWorld({ judges: true, ...options });
  const parts = gatewayParts(world.world, options.parts?.(world));
  const app = await buildApp(parts);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const caller = new Caller(url);
  return {
    world,
    caller,
    url,
    content: async (customers, wish = {}) => {
      const sheets: WorkbookContent[] = [];
      for (const customer of customers) sheets.push(await world.planner.content(customer, { target, ...wish }));
      const [first] = sheets;
      if (first === undefined) throw new Error('No customer');
      return {
        ...first,
        rows: sheets.flatMap((sheet) => sheet.rows).map((row, index) => ({ ...row, rowNumber: index + 2 })),
        users: sheets.flatMap((sheet) => sheet.users),
      };
    },
    checked: (content) => checkedBy(caller, content),
    run: (content, more = {}, id = freshRunId()) =>
      caller.ask(runAnswer, 'PUT', paths.run(id), {
        ...plannedOf(content),
        only: undefined,
        subscriptions: undefined,
        ...more,
      }),
    runUntil: (id, holds) => runUntil(caller, id, holds),
    close: async () => {
      parts.feed.close();
      await app.close();
      await world.close();
    },
  };
}
