import { idKey, type UserId } from '../../base';
import type { CallFailure } from '../../partner-center';
import type { PieceContext } from '../pieces/piece';
import { answered } from '../store/turns/intents';
import type { SentIntent } from '../store/rows/records';
import { clearAt, sendWrite } from '../write';
import { moveRequestId } from './move-request-id';
import { asChecked, failureOf, type UserMove } from './user-move';

/** The name of the write in the row's journal. */
export function locationOf(user: UserId): string {
  return `location/${idKey(user)}`;
}

/** Sets the usage location that the agent gave; a refusal settles the user as failed. Undefined: it is set. */
export async function setLocation(
  context: PieceContext,
  user: UserId,
  country: string,
  sent: SentIntent | undefined,
): Promise<UserMove | undefined> {
  const name = locationOf(user);
  const open = sent?.answered === false ? sent : undefined;
  if (open !== undefined && clearAt(context, open.sentAt) > context.clock.now()) {
    return { kind: 'not-before', until: clearAt(context, open.sentAt) };
  }
  const requestId = open?.requestId ?? moveRequestId(context.record, 'forward', name, 0);
  const outcome = await sendWrite(context, { name, requestId }, (write) =>
    context.service.users.setLocation(context.record.plan.customerId, user, country, write),
  );
  switch (outcome.kind) {
    case 'answered':
      await context.reach('location-answered', context.record.id);
      await answered(context.database, context.turn, name);
      return undefined;
    case 'refused':
      return notSet(outcome.failure);
    case 'in-progress':
    case 'unclear':
      return waitedForLong(context)
        ? notSet(outcome.failure)
        : { kind: 'not-before', until: clearAt(context, context.clock.now()) };
  }
}

/** Nothing else was asked of the user yet, who stays on the old license. */
function notSet(failure: CallFailure): UserMove {
  return { kind: 'settled', outcome: 'failed', proof: { ...asChecked, failure: failureOf(failure) } };
}

function waitedForLong({ clock, record, policy }: PieceContext): boolean {
  return clock.now().getTime() - record.since.getTime() > policy.provisioningPatience;
}
