/**
 * Whether nobody will execute a workflow any more, as a condition on its row `w` of the engine's own table: there is
 * none, it has ended, it waits for an older program that no member is (engine.md, fact 4), or who took it from the queue
 * is no member any more. The last is what a death leaves behind whose commit the server carries out only after others
 * have taken over what it knew of. `protocol` is the place of our own number among the parameters. What a newer program
 * has begun is left to newer programs. That a workflow is of our own protocol is asked first: it is said of nearly all
 * of very many, and reading the number out of each name takes many times as long.
 */
export const isLost = (protocol: string): string => `(
  w.workflow_uuid is null or w.status not in ('PENDING', 'ENQUEUED', 'DELAYED')
  or (w.application_version <> 'crossgrade-' || ${protocol}::integer
      and substring(w.application_version from '^crossgrade-([0-9]+)$')::integer < ${protocol}
      and not exists (select 1 from crossgrade.member v
                       where w.application_version = 'crossgrade-' || v.protocol))
  or (w.status = 'PENDING' and not exists (select 1 from crossgrade.member e where e.executor_id = w.executor_id)
      and substring(w.application_version from '^crossgrade-([0-9]+)$')::integer <= ${protocol})
)`;
