import { idKey } from '../../base';
import type { LicensedUser, UserChoice } from '../user';

/** A user whom the row moves. */
export interface ScopedUser {
  readonly user: LicensedUser;
  /** Key of the plan the agent chose for this user; undefined: the row's. */
  readonly targetPlan: string | undefined;
  readonly setLocation: string | undefined;
}

/** The holders that fall to a row, by what the agent decided for them. */
export interface RowScope {
  readonly inScope: readonly ScopedUser[];
  readonly excluded: readonly LicensedUser[];
}

/** Applies the agent's choices to a row's share of the holders; a choice for somebody else changes nothing. */
export function scopeOf(share: readonly LicensedUser[], choices: readonly UserChoice[], rowPlan?: string): RowScope {
  const choiceByUser = new Map(choices.map((choice) => [idKey(choice.userId), choice]));
  const judged = share.map((user) => ({ user, choice: choiceByUser.get(idKey(user.id)) }));
  return {
    inScope: judged
      .filter(({ choice }) => choice?.exclude !== true)
      .map(({ user, choice }) => ({
        user,
        targetPlan: choice?.targetPlan === rowPlan ? undefined : choice?.targetPlan,
        setLocation: choice?.setLocation,
      })),
    excluded: judged.filter(({ choice }) => choice?.exclude === true).map(({ user }) => user),
  };
}
