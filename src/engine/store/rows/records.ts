import type { CartId, Day, OrderId, RequestId, RunId, SubscriptionId, TenantId } from '../../../base';
import type { JsonObject } from '../../../partner-center';
import type { MigrationPlan, RowMessage, RowState, Subscription } from '../../../migration';

/** The durable pieces of a migration. Between two of them a row waits without holding anything. */
export const pieces = [
  'admit',
  'purchase',
  'provision',
  'reassign',
  'retire',
  'undo-reactivate',
  'undo-move',
  'undo-cancel',
] as const;
export type Piece = (typeof pieces)[number];

/** What a person decided of an outcome that nobody could read. */
export interface PersonsDecision {
  readonly choice: 'adopt' | 'not-bought' | 'not-changed';
  readonly by: string;
  readonly at: string;
}

/** What has come of a migration beyond its state. */
export interface MigrationResult {
  /** Status of the old subscription as last read back. */
  readonly retiredStatus?: string;
  readonly retiredAt?: string;
  readonly deprovisionedOn?: Day;
  /** What was bought, as far as an undo depends on it. */
  readonly bought?: readonly Pick<Subscription, 'commerce' | 'cancellableUntil'>[];
  /** Fields of the old subscription that differ from what was sent and expected. */
  readonly differences?: readonly string[];
  readonly usersFailed?: number;
  readonly decision?: PersonsDecision;
  /** What the row was when it was asked to be undone: what can no longer be undone stays that. */
  readonly beforeUndo?: { readonly state: RowState; readonly piece: Piece };
  /** When the row came to the end that it is looked at again from. */
  readonly endedAt?: string;
  /** When it was last looked at afterwards. */
  readonly lookedAt?: string;
  /** What the row was before it drifted; null: it has not, or is right again. */
  readonly drift?: { readonly from: 'done' | 'partial'; readonly message?: RowMessage | undefined } | null;
}

/** A migration as the store holds it. */
export interface MigrationRecord {
  /** `scope/subscription/generation`. */
  readonly id: string;
  readonly tenantId: TenantId;
  readonly generation: number;
  readonly customerKey: string;
  readonly runId: RunId;
  readonly state: RowState;
  readonly piece: Piece;
  /** Counts the turns; the workflow of a turn is `id#seq`. */
  readonly seq: number;
  /** Looks made in the present piece. */
  readonly looks: number;
  /** Since when the row is in the present piece. */
  readonly since: Date;
  /** Of a row that is `unknown`: since when. */
  readonly unknownSince: Date | undefined;
  readonly notBefore: Date | undefined;
  /** Queue priority: smaller runs first. */
  readonly priority: number;
  readonly pauseRequested: boolean;
  readonly cancelRequested: boolean;
  /** The epoch of its run in which its cost was counted or approved. */
  readonly countedIn: number | undefined;
  readonly message: RowMessage | undefined;
  readonly plan: MigrationPlan;
  readonly result: MigrationResult;
  /** When the row was first submitted. */
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** One purchase of a migration: its part's cart, order and subscription as far as known. */
export interface PurchaseRecord {
  readonly part: number;
  readonly marker: string;
  /** Raised after a definite answer of the service; an unanswered write keeps it. */
  readonly cartAttempt: number;
  readonly checkoutAttempt: number;
  readonly orderAttempt: number;
  readonly cartId: CartId | undefined;
  readonly catalogItemId: string | undefined;
  /** When the checkout was last sent and not definitely refused. */
  readonly checkoutSentAt: Date | undefined;
  readonly orderSentAt: Date | undefined;
  readonly orderId: OrderId | undefined;
  readonly subscriptionId: SubscriptionId | undefined;
  readonly quantity: number | undefined;
  /** Found by its marker, not bought by this store. */
  readonly adopted: boolean;
  /** Since when a send may have had an effect that nobody knows. */
  readonly unclearSince: Date | undefined;
}

/** A write that was sent, perhaps several times under one request id. */
export interface SentIntent {
  readonly requestId: RequestId;
  /** When it was last sent. */
  readonly sentAt: Date;
  /** When it was first sent since the last answer. */
  readonly firstSentAt: Date;
  /** The service said that it will, and nothing shows yet. */
  readonly accepted: boolean;
  /** A definite answer came. */
  readonly answered: boolean;
  /** The resource as it was read before, where the write sends it back changed. */
  readonly before: JsonObject | undefined;
  /** Of every try since the last answer, the latest one last. */
  readonly correlationIds: readonly string[];
}

export type MoveDirection = 'forward' | 'back';

/** How a user's move ended. */
export const moveOutcomes = ['moved', 'removed', 'gone', 'not-holding', 'failed'] as const;
export type MoveOutcome = (typeof moveOutcomes)[number];

/** What was read of a user after the move: the proof, or the reason why there is none. */
export interface MoveProof {
  readonly holdsNew: boolean;
  readonly holdsOld: boolean;
  /** Part numbers of the licenses read. */
  readonly licenses: readonly string[];
  /** Service plans that should be off and are on. */
  readonly unexpectedPlans?: readonly string[];
  readonly failure?: { readonly status: string; readonly code: string; readonly description: string };
}

export interface MoveRecord {
  readonly userKey: string;
  readonly direction: MoveDirection;
  readonly part: number;
  readonly outcome: MoveOutcome;
  readonly proof: MoveProof;
  readonly provedAt: Date;
}
