import type { KeptKind, KeptReadings } from '../../engine';
import type { RunWorld } from '../world';

/** What earlier commands read of the service, as far as this one may use it. */
export interface ReadingMemory {
  recall<Kind extends KeptKind>(kind: Kind, subject: string): Promise<KeptReadings[Kind] | undefined>;
  /** Without a body: what was known holds no more. */
  remember<Kind extends KeptKind>(kind: Kind, subject: string, body: KeptReadings[Kind] | undefined): Promise<void>;
}

/**
 * The memory of a check, which asks about everything and leaves it to the run that follows; or of that run, which asks
 * again about what decides (subscriptions, units) and not about what hardly changes and only lets a row pass
 * (design.md section 5: nothing is asked twice that is known).
 */
export function openMemory({ engine, clock }: RunWorld, use: 'by-check' | 'by-run'): ReadingMemory {
  return {
    recall: async (kind, subject) => (use === 'by-run' ? engine.recall(kind, subject) : undefined),
    remember: (kind, subject, body) => engine.remember(kind, subject, { readAt: clock.now(), body }),
  };
}
