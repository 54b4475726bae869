import type { DirectorySkuId } from '../../base';
import type { Customer, Plan } from '../../migration';
import type { Database } from './database';

/**
 * What a check read and the run after it may use instead of asking again, by kind. Each lets a row pass, so the worst
 * that an outdated one can do is to send a purchase that the service refuses.
 */
export interface KeptReadings {
  /** By customer: its agreement is accepted, and it is not being vetted. */
  readonly customer: {
    readonly customer: Customer;
    readonly validation: string | undefined;
    /** Directory SKUs of its subscriptions by the key of what was sold. */
    readonly skus: Readonly<Record<string, DirectorySkuId>>;
  };
  /** By country and plan: what the service sells there. */
  readonly target: Plan;
}

export type KeptKind = keyof KeptReadings;

/** The latest reading of a subject that was made after `notBefore`. */
export async function findReading<Kind extends KeptKind>(
  database: Database,
  kind: Kind,
  subject: string,
  notBefore: Date,
): Promise<KeptReadings[Kind] | undefined> {
  const result = await database.pool.query<{ body: KeptReadings[Kind] }>(
    `select body from crossgrade.kept_reading
      where scope = $1 and kind = $2 and subject = $3 and read_at >= $4`,
    [database.scope, kind, subject, notBefore],
  );
  return result.rows[0]?.body;
}

/** Keeps a reading; without a body the subject is forgotten. */
export async function keepReading<Kind extends KeptKind>(
  database: Database,
  kind: Kind,
  subject: string,
  { readAt, body }: { readonly readAt: Date; readonly body: KeptReadings[Kind] | undefined },
): Promise<void> {
  if (body === undefined) {
    await database.pool.query(
      `delete from crossgrade.kept_reading where scope = $1 and kind = $2 and subject = $3 and read_at < $4`,
      [database.scope, kind, subject, readAt],
    );
    return;
  }
  await database.pool.query(
    `insert into crossgrade.kept_reading (scope, kind, subject, read_at, body) values ($1, $2, $3, $4, $5)
     on conflict (scope, kind, subject) do update set read_at = excluded.read_at, body = excluded.body
       where crossgrade.kept_reading.read_at < excluded.read_at`,
    [database.scope, kind, subject, readAt, JSON.stringify(body)],
  );
}
