import type { DatabasePool } from '../postgres';

/** How much of the shared request budget is taken. */
export interface BudgetUse {
  /** Requests in the minute that ends now, of all processes together. */
  readonly used: number;
  /** Seconds for which the service has asked everybody to pause; 0: it has not. */
  readonly pausedSeconds: number;
}

/** Counts the log of requests that all processes of a tenant share. */
export async function budgetUse(pool: DatabasePool, scope: string): Promise<BudgetUse> {
  const { rows } = await pool.query<{ used: number; paused: number }>(
    `select (select count(*)::integer from crossgrade.budget_slot s
              where s.scope = $1 and s.at > clock_timestamp() - interval '1 minute' and s.at <= clock_timestamp()) as used,
            coalesce((select greatest(0, extract(epoch from b.paused_until - clock_timestamp()))
                        from crossgrade.budget b where b.scope = $1 and b.paused_until > clock_timestamp()), 0)::float8
              as paused`,
    [scope],
  );
  return { used: rows[0]?.used ?? 0, pausedSeconds: rows[0]?.paused ?? 0 };
}
