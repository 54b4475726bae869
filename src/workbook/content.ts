import type { CustomerId, Day, Problem, RunId, SubscriptionId, UserId } from '../base';
import type { Locale, MessageKey, MessageValues } from '../messages';
import type {
  BillingCycle,
  CheckedPlanColumn,
  Commerce,
  Finding,
  Plan,
  RowMessage,
  RowPlan,
  RowState,
  Segment,
  SubscriptionStatus,
  Term,
  TermEndOutcome,
  UserChoice,
} from '../migration';

/** A sentence that the sheet's language is still to be given to. */
export interface Sentence {
  readonly key: MessageKey;
  readonly values: MessageValues;
}

/** What a row says: its own message by code, or any other sentence. A text is a cell as it was read: shown again as it is. */
export type Saying = RowMessage | Sentence | string;

/** The S cells of Migrations. */
export interface SourceCells {
  readonly customer: string;
  readonly product: string;
  readonly endDate: Day | undefined;
  readonly atTermEnd: TermEndOutcome | undefined;
  readonly licenses: number | undefined;
  /** Holders of the SKU over all subscriptions of it; undefined where not known, never 0 for that. */
  readonly assigned: number | undefined;
  /** Two letters, upper case. */
  readonly country: string | undefined;
  readonly segment: Segment | undefined;
  readonly domain: string;
  readonly subscription: string;
  readonly commerce: Commerce | undefined;
  readonly sourceStatus: SubscriptionStatus | undefined;
  readonly autoRenew: boolean | undefined;
  readonly term: Term | undefined;
  readonly billing: BillingCycle | undefined;
  readonly reseller: string;
}

/** Verdict of a check as the Check column shows it. */
export const checkVerdicts = ['clean', 'notes', 'warnings', 'errors'] as const;
export type CheckVerdict = (typeof checkVerdicts)[number];

/** The C cells of Migrations. */
export interface CheckCells {
  readonly check: CheckVerdict | undefined;
  /** A text: the cell as it was read back. */
  readonly findings: readonly Finding[] | string;
  readonly cost: number | undefined;
  readonly costChange: number | undefined;
  readonly overlap: number | undefined;
  readonly currency: string | undefined;
}

/** State of step A or C as its column shows it. */
export const stepStates = ['waiting', 'running', 'done', 'skipped', 'failed', 'unknown', 'undone'] as const;
export type StepState = (typeof stepStates)[number];

/** Users moved, of all in scope. */
export interface Progress {
  readonly moved: number;
  readonly total: number;
}

/** The R cells of Migrations that follow the plan; state, next step and message are apart (`MigrationRow`). */
export interface ResultCells {
  readonly purchase: StepState | undefined;
  /** A text: the cell as it was read back. */
  readonly reassign: Progress | string | undefined;
  readonly retired: StepState | undefined;
  /** Label of the plan as it was bought. */
  readonly boughtPlan: string;
  readonly boughtLicenses: number | undefined;
  readonly newSubscription: string;
  readonly order: string;
  /** ISO instant. */
  readonly undoUntil: string | undefined;
  readonly deprovisioned: Day | undefined;
  readonly runBy: string;
  /** ISO instant. */
  readonly updated: string | undefined;
}

/** The K cells of Migrations beside the row's two ids. From a workbook they are claims, to be verified. */
export interface KeyCells {
  readonly stateCode: RowState | undefined;
  readonly digest: string;
  /** Echo of the P cells as checked; empty: not checked. */
  readonly checkedPlan: string;
  readonly runId: RunId | undefined;
  /** Codes of what stands in Check details, as the sheet spells them. */
  readonly findings?: string;
}

/** The P columns of Migrations. */
export type PlanColumn = 'include' | CheckedPlanColumn | 'reference' | 'note';

/** One row of Migrations as codes and typed values: one subscription. */
export interface MigrationRow {
  readonly customerId: CustomerId;
  readonly subscriptionId: SubscriptionId;
  readonly source: SourceCells;
  readonly plan: RowPlan;
  /** Columns of `plan` that hold an untouched suggestion. */
  readonly suggested: readonly CheckedPlanColumn[];
  /** Undefined: not known, what the workbook says stays; an empty text: nothing to say. */
  readonly message: Saying | undefined;
  readonly check: CheckCells;
  readonly result: ResultCells;
  readonly keys: KeyCells;
  /**
   * Echo of the P cells as they stand in the sheet now. After a check of this very row, it is written back as
   * `keys.checkedPlan`. Empty for a row that is not from a workbook.
   */
  readonly planEcho: string;
  /** Number of the row in the sheet; undefined: not from a workbook. */
  readonly rowNumber: number | undefined;
}

/** What happened to a user, as the Users sheet shows it. */
export const userResults = [
  'planned',
  'moved',
  'held-already',
  'excluded',
  'failed',
  'unknown',
  'undone',
  'gone',
] as const;
export type UserResult = (typeof userResults)[number];

/** How the move of a user was proven. */
export const userProofs = ['read-back', 'not-yet'] as const;
export type UserProof = (typeof userProofs)[number];

/** One row of Users: a user who holds a license of an expiring subscription. */
export interface UserRow {
  readonly customerId: CustomerId;
  readonly subscriptionId: SubscriptionId;
  readonly userId: UserId;
  readonly customer: string;
  /** Display name. */
  readonly user: string;
  readonly userName: string;
  /** Product that the user holds. */
  readonly from: string;
  /** Label of the plan that the user gets. */
  readonly to: string;
  /** Usage location as read, two letters. */
  readonly location: string | undefined;
  /** What the agent chose; a text that names no plan is kept in `unknownPlan`. */
  readonly choice: UserChoice;
  readonly unknownPlan: string | undefined;
  /** Names of service plans. */
  readonly kept: readonly string[];
  readonly lost: readonly string[];
  readonly new: readonly string[];
  /** Names of the licenses read back after the move; undefined: not read back. */
  readonly licensesAfter: readonly string[] | undefined;
  readonly proof: UserProof | undefined;
  readonly result: UserResult | undefined;
  /** ISO instant. */
  readonly updated: string | undefined;
  readonly rowNumber: number | undefined;
}

/** What `_crossgrade` knows of the workbook. No token, no secret. */
export interface WorkbookMeta {
  /** Name of the connection that the rows come from. */
  readonly connection: string;
  /** The rows come from the sandbox; the workbook says so. */
  readonly sandbox: boolean;
  readonly locale: Locale;
  /** Day of the last pull. */
  readonly pulledOn: Day | undefined;
  readonly runIds: readonly RunId[];
}

/** Everything of a workbook that Crossgrade reads, as codes and typed values, with every problem of its cells. */
export interface WorkbookContent {
  readonly meta: WorkbookMeta;
  /** `meta.locale`, at hand. */
  readonly locale: Locale;
  /** In the order of the sheet. Copies of a row are left out and told in `problems`. */
  readonly rows: readonly MigrationRow[];
  readonly users: readonly UserRow[];
  readonly plans: readonly Plan[];
  /** Missing sheets and columns, copied rows, cells that cannot be read: such cells are read as empty. */
  readonly problems: readonly Problem[];
}
