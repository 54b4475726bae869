/**
 * Whether nobody will execute a workflow any more, as a condition on its row `w` of the engine's own table: there is
 * none, it has ended, or it waits for an older program that no member is (engine.md, fact 4). `protocol` is the place of
 * our own number among the parameters. What a newer program has begun is left to newer programs.
 */
export const isLost = (protocol: string): string => `(
  w.workflow_uuid is null or w.status not in ('PENDING', 'ENQUEUED', 'DELAYED')
  or (substring(w.application_version from '^crossgrade-([0-9]+)$')::integer < ${protocol}
      and not exists (select 1 from crossgrade.member v
                       where w.application_version = 'crossgrade-' || v.protocol))
)`;
