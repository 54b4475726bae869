/** What an agent sees in a cell and can enter into it. */
export type Shown = string | number | boolean | Date | undefined;

/**
 * An agent at the workbook: does by the host's own means what people do there. Columns go by the header they show,
 * rows of Migrations by their subscription.
 */
export interface Agent {
  shown(header: string, subscription: string): Promise<Shown>;
  headers(): Promise<readonly string[]>;
  /** Subscriptions of the rows, from the top. */
  subscriptions(): Promise<readonly string[]>;
  type(header: string, subscription: string, value: Shown): Promise<void>;
  sortBy(header: string): Promise<void>;
  /** Inserts an own column before the one with the header. */
  insertColumn(before: string, header: string): Promise<void>;
  rename(header: string, to: string): Promise<void>;
  hide(header: string): Promise<void>;
  /** Copies a row below all others. */
  copyRow(subscription: string): Promise<void>;
  deleteRow(subscription: string): Promise<void>;
  addSheet(name: string, text: string): Promise<void>;
  /** Text in the first cell of a sheet; undefined: there is no such sheet. */
  firstCell(sheet: string): Promise<string | undefined>;
  renameSheet(from: string, to: string): Promise<void>;
  sheets(): Promise<readonly string[]>;
}
