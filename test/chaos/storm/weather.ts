import type { Pace } from '../pace';
import type { Seeded } from '../seeded';

/** What the service does wrong for a while, as the simulator's fault rules. */
export interface Weather {
  readonly name: string;
  readonly faults: readonly string[];
}

type Forecast = (seeded: Seeded, pace: Pace) => readonly string[];

const share = (seeded: Seeded, low: number, high: number): string => (low + seeded.chance() * (high - low)).toFixed(3);

/** Every kind of bad weather. One is chosen by the seed for each spell. */
const kinds = {
  'connections reset': (seeded) => [
    `*=reset-before,chance=${share(seeded, 0.02, 0.1)}`,
    `*=reset-after,chance=${share(seeded, 0.02, 0.1)}`,
  ],
  'writes reset after their effect': (seeded) => [
    `POST *=reset-after,chance=${share(seeded, 0.2, 0.6)}`,
    `PATCH *=reset-after,chance=${share(seeded, 0.2, 0.6)}`,
  ],
  'throttled': (seeded) => [`*=429:1,chance=${share(seeded, 0.2, 0.7)}`],
  'gateway pages': (seeded) => [
    `*=status:503,chance=${share(seeded, 0.05, 0.2)}`,
    `*=status:502,chance=${share(seeded, 0.02, 0.1)}`,
    `*=status:500,chance=${share(seeded, 0.02, 0.1)}`,
  ],
  'answers broken off': (seeded) => [`*=truncate,chance=${share(seeded, 0.05, 0.3)}`],
  'answers after the deadline': (seeded, { writeDeadlineSeconds }) => [
    `POST *=slow-after:${String(Math.round(writeDeadlineSeconds * 1500))},chance=${share(seeded, 0.1, 0.4)}`,
    `PATCH *=slow-after:${String(Math.round(writeDeadlineSeconds * 1500))},chance=${share(seeded, 0.1, 0.4)}`,
  ],
  'effects just before the deadline': (seeded, { writeDeadlineSeconds }) => [
    `POST *=slow:${String(Math.round(writeDeadlineSeconds * 800))},chance=${share(seeded, 0.1, 0.3)}`,
  ],
  'signed out now and then': (seeded) => [`*=401,chance=${share(seeded, 0.005, 0.03)}`],
  'stale etags': (seeded) => [`subscriptions.change=stale-etag,chance=${share(seeded, 0.3, 0.8)}`],
  'in progress': (seeded) => [
    `carts.*=in-progress,chance=${share(seeded, 0.1, 0.4)}`,
    `carts.checkout=in-progress-after,chance=${share(seeded, 0.2, 0.6)}`,
    `users.updateLicenses=in-progress-after,chance=${share(seeded, 0.05, 0.2)}`,
    `subscriptions.change=in-progress,chance=${share(seeded, 0.1, 0.4)}`,
  ],
  'orders listed late, and unheard of': (seeded, { listingLag }) => [
    `carts.checkout=late-ids:${String(Math.round(listingLag * 0.9))},chance=${share(seeded, 0.3, 0.6)},count=4`,
    `carts.checkout=reset-after,chance=${share(seeded, 0.3, 0.7)}`,
    `carts.get=status:503,chance=${share(seeded, 0.1, 0.4)}`,
  ],
  'late units': (seeded, { provisioning }) => [
    `carts.checkout=late-units:${String(provisioning * 4)},chance=${share(seeded, 0.3, 0.8)}`,
  ],
  'orders refused': (seeded) => [`carts.checkout=order-error:800023,count=${String(seeded.between(1, 2))}`],
  'half moves': (seeded) => [
    `users.updateLicenses=half-assign,chance=${share(seeded, 0.1, 0.3)}`,
    `users.updateLicenses=half-remove,chance=${share(seeded, 0.05, 0.2)}`,
  ],
  'no units': (seeded) => [`users.updateLicenses=no-units,chance=${share(seeded, 0.1, 0.5)}`],
  'users deleted': (seeded) => [
    `users.updateLicenses=user-gone,count=${String(seeded.between(1, 2))}`,
    `users.licenses=user-gone,count=1`,
  ],
  'provisioning never ends': (_seeded, { endlessProvisioning }) =>
    endlessProvisioning ? ['carts.checkout=no-provisioning,count=1'] : ['carts.checkout=late-units:3000,count=2'],
} as const satisfies Record<string, Forecast>;

const names = Object.keys(kinds) as (keyof typeof kinds)[]; // the literal's own keys

/** The kinds in an order that the seed decides, each once before any comes again. */
export function forecast(seeded: Seeded, pace: Pace, spells: number): readonly Weather[] {
  const made: Weather[] = [];
  let left: (keyof typeof kinds)[] = [];
  while (made.length < spells) {
    if (left.length === 0) left = [...names];
    const name = seeded.pick(left);
    left = left.filter((one) => one !== name);
    const kind: Forecast = kinds[name];
    made.push({ name, faults: kind(seeded, pace) });
  }
  return made;
}
