import type { CustomerId } from '../../base';
import { readLicensedUser, type LicensedUser } from '../../migration';
import type { HolderScan } from '../../engine';
import type { User } from '../../partner-center';
import type { RunWorld } from '../world';
import { eachOnce } from './each-once';
import { inLanes } from './lanes';
import { concernsCustomer } from './refusal-reason';

const usersAtOnce = 8;

/**
 * Who holds which licenses at a customer: one call a user, so a fresh scan of an earlier command is used again
 * (design.md section 5: nothing is asked twice that is known). A user that goes away meanwhile is left out.
 */
export async function scanUsers(world: RunWorld, customer: CustomerId): Promise<HolderScan> {
  const kept = await world.engine.freshScan(customer);
  if (kept !== undefined) return kept;
  const readAt = world.clock.now();
  const users: LicensedUser[] = [];
  await inLanes(eachOnce(world.service.users.list(customer)), usersAtOnce, async (user) => {
    const licenses = await world.service.users.licenses(customer, user.id);
    if (licenses === undefined) return;
    const known =
      licenses.length > 0 && user.usageLocation === undefined ? await readWhole(world, customer, user) : user;
    users.push(readLicensedUser(known, licenses));
  });
  const scan = { readAt, users };
  await world.engine.keepScan(customer, scan);
  return scan;
}

/** A list may leave the location out where the user has one (partner-center-api.md section 14). */
async function readWhole(world: RunWorld, customer: CustomerId, listed: User): Promise<User> {
  try {
    return (await world.service.users.get(customer, listed.id)) ?? listed;
  } catch (error) {
    if (concernsCustomer(error) && error.kind === 'refused') return listed;
    throw error;
  }
}
