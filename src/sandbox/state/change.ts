import type { Cause, LedgerEntry } from '../ledger';
import type { EffectRecord } from './record';

/** Where a change comes from. */
export interface ChangeOrigin {
  readonly requestId: string;
  readonly correlationId: string;
  readonly cause: Cause;
}

type LedgerFacts<E extends LedgerEntry> = Omit<E, 'at' | 'requestId' | 'correlationId' | 'cause'>;
/** What a ledger entry says, without who and when. */
export type LedgerDraft = LedgerEntry extends infer E ? (E extends LedgerEntry ? LedgerFacts<E> : never) : never;

/** The effects of one call: applied as they are put, and written into the journal as one line. */
export class Change {
  private records: EffectRecord[] = [];

  constructor(
    readonly origin: ChangeOrigin,
    readonly now: number,
    private readonly apply: (record: EffectRecord) => void,
  ) {}

  put(record: EffectRecord): void {
    this.apply(record);
    this.records.push(record);
  }

  /** Notes in the ledger what happened; by default now and by the origin of this change. */
  note(
    draft: LedgerDraft,
    other: { readonly cause?: Cause; readonly at?: number; readonly requestId?: string } = {},
  ): void {
    const entry: LedgerEntry = {
      ...draft,
      at: new Date(other.at ?? this.now).toISOString(),
      requestId: other.requestId ?? this.origin.requestId,
      correlationId: this.origin.correlationId,
      cause: other.cause ?? this.origin.cause,
    };
    this.put({ type: 'ledger', entry });
  }

  /** The effects so far, for the journal; the change is empty afterwards. */
  take(): readonly EffectRecord[] {
    const taken = this.records;
    this.records = [];
    return taken;
  }
}
