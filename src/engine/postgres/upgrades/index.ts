import type { Upgrade } from '../upgrade-step';
import { budgetUpgrade } from './0001-budget';
import { storeUpgrade } from './0002-store';
import { membersUpgrade } from './0003-members';
import { followingUpgrade } from './0004-following';

/** Every step of the schema, in the order of their numbers. */
export const upgrades: readonly Upgrade[] = [
  { number: 1, name: 'budget', sql: budgetUpgrade },
  { number: 2, name: 'store', sql: storeUpgrade },
  { number: 3, name: 'members', sql: membersUpgrade },
  { number: 4, name: 'following', sql: followingUpgrade },
];
