import { type EventType } from '../event-types';
import type { Host } from '../host';
import { type Method } from '../object-type';

/** The members by which the library says that a first handler came or the last one went. */
export function registrations<Target>(
  targetOf: (target: Target, host: Host) => string,
  events: Readonly<Record<string, EventType>>,
): Readonly<Record<string, Method<Target>>> {
  const members: Record<string, Method<Target>> = {};
  for (const [name, type] of Object.entries(events)) {
    members[`_Register${name}`] = (target, _, host) => host.events.register(type, targetOf(target, host));
    members[`_Unregister${name}`] = (target, _, host) => host.events.unregister(type, targetOf(target, host));
  }
  return members;
}
