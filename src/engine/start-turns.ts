import { workflowVersion } from './protocol';
import type { DatabasePool } from './postgres';
import { workflowOf, type NextTurn } from './runner';

/** Turns that are handed over with one statement. */
const turnsAtOnce = 500;

/** As the engine is told who we are; part of what it finds a workflow by. */
export const applicationName = 'crossgrade';

/** The name under which turns are registered with the engine. */
export const turnsName = 'turns';

/*
 * The engine's own function for programs that are not its library: a statement for hundreds of rows instead of one, and a
 * commit, for each. Like `startWorkflow` it leaves a workflow alone that is there already.
 */
const enqueue = `
select dbos.enqueue_workflow('${turnsName}', $1, array[to_json(t.id), to_json(t.seq)],
         workflow_id => t.workflow, app_version => $2, priority => t.priority, delay_until_epoch_ms => t.due,
         application_name => '${applicationName}')
  from jsonb_to_recordset($3::jsonb) as t(id text, seq integer, workflow text, priority integer, due bigint)
 order by t.priority, t.id`;

/** Starts the workflows of many turns, the most urgent first; asked again they are the same ones. */
export async function startTurns(
  pool: DatabasePool,
  queue: string,
  protocol: number,
  turns: readonly Omit<NextTurn, 'direct'>[],
  now: Date,
): Promise<void> {
  const ordered = [...turns].sort((a, b) => a.priority - b.priority);
  for (let start = 0; start < ordered.length; start += turnsAtOnce) {
    const block = ordered.slice(start, start + turnsAtOnce).map(({ id, seq, priority, notBefore }) => ({
      id,
      seq,
      priority,
      workflow: workflowOf(id, seq),
      due: notBefore === undefined || Date.parse(notBefore) <= now.getTime() ? null : Date.parse(notBefore),
    }));
    await pool.query(enqueue, [queue, workflowVersion(protocol), JSON.stringify(block)]);
  }
}
