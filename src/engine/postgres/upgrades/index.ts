import type { Upgrade } from '../upgrade-step';
import { budgetUpgrade } from './0001-budget';
import { storeUpgrade } from './0002-store';
import { membersUpgrade } from './0003-members';
import { followingUpgrade } from './0004-following';
import { fleetUpgrade } from './0005-fleet';
import { correlationUpgrade } from './0006-correlation';
import { limitsUpgrade } from './0007-limits';
import { keptReadingsUpgrade } from './0008-kept-readings';
import { narrowRowsUpgrade } from './0009-narrow-rows';
import { takenUnitsUpgrade } from './0010-taken-units';
import { unknownSinceUpgrade } from './0011-unknown-since';
import { unitsLeftUpgrade } from './0012-units-left';

/** Every step of the schema, in the order of their numbers. */
export const upgrades: readonly Upgrade[] = [
  { number: 1, name: 'budget', sql: budgetUpgrade },
  { number: 2, name: 'store', sql: storeUpgrade },
  { number: 3, name: 'members', sql: membersUpgrade },
  { number: 4, name: 'following', sql: followingUpgrade },
  { number: 5, name: 'fleet', sql: fleetUpgrade },
  { number: 6, name: 'correlation', sql: correlationUpgrade },
  { number: 7, name: 'limits', sql: limitsUpgrade },
  { number: 8, name: 'kept-readings', sql: keptReadingsUpgrade },
  { number: 9, name: 'narrow-rows', sql: narrowRowsUpgrade },
  { number: 10, name: 'taken-units', sql: takenUnitsUpgrade },
  { number: 11, name: 'unknown-since', sql: unknownSinceUpgrade },
  { number: 12, name: 'units-left', sql: unitsLeftUpgrade },
];
