import { idKey } from '../../base';
import { nextLicenseWrite } from '../../migration';
import type { LicenseUpdate } from '../../partner-center';
import type { MoveDirection, MoveProof } from '../store/rows/records';
import type { UserTask } from './user-task';

/**
 * The license updates that a user can need:
 * - `swap`: the new one and, in the same request, away with the old one,
 * - `assign`: the new one alone, for a user who holds neither,
 * - `remove`: the old one alone, for a user on whom the new one was read,
 * - `plans`: the new one again, because a service plan came on that should be off,
 * - `restore`: the old one alone, for a user who holds neither and cannot be given the new one.
 */
export type UserWriteKind = 'swap' | 'assign' | 'remove' | 'plans' | 'restore';

export interface UserWrite {
  readonly kind: UserWriteKind;
  readonly update: LicenseUpdate;
}

/** Beginning of the names of a user's writes in the row's journal. Each kind is an operation of its own. */
export function writesOf(direction: MoveDirection, task: Pick<UserTask, 'userId'>): string {
  return `${direction}/${idKey(task.userId)}/`;
}

/** The one write that a user needs next; undefined: none. */
export function nextUserWrite(task: UserTask, holding: MoveProof): UserWrite | undefined {
  const removes = holding.holdsOld && !task.keepsFrom;
  const standing = holding.holdsNew ? (removes ? 'needs-remove' : 'moved') : removes ? 'needs-both' : 'needs-assign';
  if (standing === 'moved') {
    // Who held the new one before keeps it as it was.
    if (holding.unexpectedPlans === undefined || task.action === 'remove-only') return undefined;
    return { kind: 'plans', update: assignment(task.to, task.excludedPlans) };
  }
  const update = nextLicenseWrite(standing, { newSku: task.to, oldSku: task.from }, task.excludedPlans);
  const kinds = { 'needs-both': 'swap', 'needs-assign': 'assign', 'needs-remove': 'remove' } as const;
  return update === undefined ? undefined : { kind: kinds[standing], update };
}

/** Gives the old license back. */
export function restoration(task: UserTask): UserWrite {
  return { kind: 'restore', update: assignment(task.from, task.excludedPlansOfFrom) };
}

function assignment(skuId: UserTask['to'], excludedPlans: UserTask['excludedPlans']): LicenseUpdate {
  return { licensesToAssign: [{ skuId, excludedPlans }], licensesToRemove: [] };
}
