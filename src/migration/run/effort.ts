import type { RowState } from '../state';

/**
 * Calls that the parts of a row's way need, as a run makes them (design.md section 5: 2 a holder and 24 a row, check and
 * scan included). A share for looks that find nothing new yet is in it.
 */
const callsOf = { admit: 1, purchase: 6, provision: 5, user: 3, retire: 8 } as const;

const whole = callsOf.admit + callsOf.purchase + callsOf.provision + callsOf.retire;

/** Calls before the users of a row, from where it stands. */
const before: Readonly<Partial<Record<RowState, number>>> = {
  scheduled: callsOf.admit + callsOf.purchase + callsOf.provision,
  queued: callsOf.admit + callsOf.purchase + callsOf.provision,
  purchasing: callsOf.purchase + callsOf.provision,
  unknown: callsOf.purchase + callsOf.provision,
  provisioning: callsOf.provision,
  reassigning: 0,
};

/** Calls that a row needs for the whole of its way. */
export function callsForRow(users: number): number {
  return whole + callsOf.user * users;
}

/** Where a row stands, as far as its effort goes. */
export interface RowEffort {
  /** Of a paused or throttled row: the state that it goes on with. */
  readonly state: RowState;
  readonly users: number;
  /** Users settled so far. */
  readonly settled: number;
}

/** Calls that a row still needs; 0 at an end, and where nothing goes on by itself. */
export function callsLeft({ state, users, settled }: RowEffort): number {
  if (state === 'retiring') return callsOf.retire;
  if (state === 'undoing') return callsForRow(users);
  const first = before[state];
  return first === undefined ? 0 : first + callsOf.user * Math.max(0, users - settled) + callsOf.retire;
}
