import type { QueryResultRow } from 'pg';
import { DBOSExecutor } from '@dbos-inc/dbos-sdk/internal/dbos-executor';
import type { Database } from '../store/database';
import type { MigrationRecord } from '../store/rows/records';
import { readMigration } from '../store/rows/row-reading';
import { isLost } from '../store/lost-workflow';

/**
 * Rows that are not at an end and that no workflow drives: the process died between making a row durable and starting
 * its workflow, the workflow ended with an error, or it waits for a version of the program that is gone. Each gets a turn
 * again; the same turn is never started twice.
 */
export async function rowsWithoutWorkflow(database: Database, protocol: number): Promise<MigrationRecord[]> {
  const result = await database.pool.query<QueryResultRow>(
    `update crossgrade.migration m
        set seq = m.seq + 1, workflow = m.id || '#' || (m.seq + 1), owner = null
       from (
         select c.id from crossgrade.migration c
           left join dbos.workflow_status w on w.workflow_uuid = c.workflow
          where c.scope = $1
            and c.state in ('scheduled', 'queued', 'purchasing', 'provisioning', 'reassigning', 'retiring', 'throttled',
                            'unknown', 'undoing')
            and c.updated_at < clock_timestamp() - interval '2 seconds'
            and c.protocol <= $2 and ${isLost('$2')}
          for update of c skip locked
       ) lost
      where m.id = lost.id returning m.*`,
    [database.scope, protocol],
  );
  return result.rows.map(readMigration);
}

/**
 * Workflows of rows whose time has come and that are still asleep: the machine that put them to sleep had a clock that
 * was ahead.
 */
export async function rowsAsleep(database: Database): Promise<readonly string[]> {
  const result = await database.pool.query<{ workflow: string }>(
    `select m.workflow from crossgrade.migration m join dbos.workflow_status w on w.workflow_uuid = m.workflow
      where m.scope = $1 and m.not_before < clock_timestamp() - interval '2 seconds' and w.status = 'DELAYED'`,
    [database.scope],
  );
  return result.rows.map(({ workflow }) => workflow);
}

/** Rows of an executor that is gone go back to the queue (engine.md, fact 6: an internal of the pinned version). */
export async function recoverExecutor(executorId: string): Promise<void> {
  await DBOSExecutor.globalInstance?.recoverPendingWorkflows([executorId]);
}
