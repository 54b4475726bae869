import type { SubscriptionId } from '../../base';
import type { RetireChoice, RowState } from '../../migration';
import type { EnginePolicy } from '../policy';
import type { ReadBack } from '../source-reading';
import type { MigrationRecord, Piece, PurchaseRecord, SentIntent } from '../store/rows/records';
import { unanswered } from '../store/turns/intents';
import { isActive, isEnded, isRetired, termEndRestoration } from './wanted-retirement';

/** What a change of a subscription is about. */
export type ChangeKind = Exclude<RetireChoice, 'leave'> | 'reactivate' | 'restore-term-end' | 'cancel-new';

/** A change that a row is at: what shows that it is made, and where the row ends when it is not. */
export interface ChangeUnderWay {
  /** The write's name in the row's journal. */
  readonly name: string;
  readonly change: ChangeKind;
  readonly subscriptionId: SubscriptionId;
  /** As it was sent last; undefined: the subscription did not show, and nothing was sent. */
  readonly sent: SentIntent | undefined;
  readonly isMade: (read: ReadBack, policy: Pick<EnginePolicy, 'termEndWords'>) => boolean;
  readonly failedState: RowState;
}

type Candidate = Omit<ChangeUnderWay, 'sent'>;

const active: Pick<Candidate, 'isMade'> = { isMade: isActive };

function retireChanges({ plan }: MigrationRecord): readonly Candidate[] {
  if (plan.retire === 'leave') return [];
  const own = { subscriptionId: plan.source.id, failedState: 'failed-retire' } as const;
  return [
    { ...own, ...active, name: 'take-back', change: 'reactivate' },
    { ...own, name: 'retire', change: plan.retire, isMade: isRetired(plan.retire) },
  ];
}

function reactivateChanges({ plan }: MigrationRecord): readonly Candidate[] {
  const own = { subscriptionId: plan.source.id, failedState: 'failed-reassign' } as const;
  return [
    {
      ...own,
      name: 'undo-term-end',
      change: 'restore-term-end',
      isMade: (read, { termEndWords }) => termEndRestoration(plan.source, termEndWords).isMade(read),
    },
    { ...own, ...active, name: 'undo-reactivate', change: 'reactivate' },
  ];
}

function cancelChanges({ plan }: MigrationRecord, purchases: readonly PurchaseRecord[]): readonly Candidate[] {
  return purchases.flatMap(({ part, subscriptionId }): Candidate[] => {
    const commerce = plan.parts.find((one) => one.part === part)?.plan.commerce;
    if (subscriptionId === undefined || commerce === undefined) return [];
    return [
      {
        name: `undo-cancel-${String(part)}`,
        change: 'cancel-new',
        subscriptionId,
        isMade: isEnded(commerce),
        failedState: 'failed-retire',
      },
    ];
  });
}

/** Changes that a piece makes, the latest first. */
function changesOf(record: MigrationRecord, purchases: readonly PurchaseRecord[]): readonly Candidate[] {
  const byPiece: Partial<Record<Piece, readonly Candidate[]>> = {
    'retire': retireChanges(record),
    'undo-reactivate': reactivateChanges(record),
    'undo-cancel': cancelChanges(record, purchases),
  };
  return byPiece[record.piece] ?? [];
}

/** The change that a row waits for: the one that was sent and not answered, else the first of its piece. */
export function changeUnderWay(
  record: MigrationRecord,
  purchases: readonly PurchaseRecord[],
  intents: ReadonlyMap<string, SentIntent>,
): ChangeUnderWay | undefined {
  const changes = changesOf(record, purchases);
  const change = changes.find(({ name }) => unanswered(intents, name) !== undefined) ?? changes.at(-1);
  return change && { ...change, sent: unanswered(intents, change.name) };
}
