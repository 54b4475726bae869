import type { MigrationPlan, PlannedUser } from '../migration-plan';

/** How many free units of the target a part's users need: who holds the new license already needs none. */
export function unitsNeeded(users: readonly Pick<PlannedUser, 'part' | 'action'>[], part: number): number {
  return users.filter((user) => user.part === part && user.action === 'move').length;
}

/** Units that each part of a migration needs, by part. */
export function unitsByPart(plan: Pick<MigrationPlan, 'parts' | 'users'>): ReadonlyMap<number, number> {
  return new Map(plan.parts.map((part) => [part.part, unitsNeeded(plan.users, part.part)]));
}
