import type { CustomerId } from '../../src/base';
import type { PullRequest, UnansweredCustomer } from '../../src/contract';
import type { RowKey } from '../../src/workbook';

export interface ChosenCustomer {
  readonly id: CustomerId;
  readonly name: string;
}

/** What the agent wants to pull. */
export interface PullOptions extends Omit<PullRequest, 'customers'> {
  /** undefined: all customers. */
  readonly customers: readonly ChosenCustomer[] | undefined;
}

/** What the last pull brought. */
export interface PullReport {
  /** Rows that the service listed. */
  readonly found: number;
  /** Rows of the workbook afterwards. */
  readonly total: number;
  readonly added: readonly RowKey[];
  readonly gone: readonly RowKey[];
  readonly changed: readonly RowKey[];
  readonly answered: number;
  readonly unanswered: readonly UnansweredCustomer[];
}

export interface PullState {
  /** As chosen last; a pull from the ribbon takes the same. */
  readonly options: PullOptions;
  readonly report: PullReport | undefined;
}

export const defaultPullOptions: PullOptions = { within: 90, late: false, preset: 'all', customers: undefined };
