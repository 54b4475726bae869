import type { Clock } from '../../../src/base';
import {
  createHost,
  createWorkbook,
  defaultRequirementSets,
  type ExcelHost,
  type Workbook,
} from '../../../src/excel-host';
import { GridState } from '../grid/state/grid-state';

/** A workbook that is open in the workbench, the host that answers an add-in about it, and what the grid shows of it. */
export interface Session {
  readonly workbook: Workbook;
  readonly host: ExcelHost;
  readonly grid: GridState;
}

export interface SessionOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** Language of numbers and dates. */
  readonly contentLocale: string;
  /** Version of ExcelApi that the host has, such as `1.12`. */
  readonly apiVersion: string;
  readonly name: string;
}

const millisecondsOfDay = 86_400_000;
/** Serial number of 1970-01-01. */
const epochSerial = 25_569;

/** An instant as the serial number of the person's own day and time. */
export function localSerial(now: Date): number {
  return epochSerial + (now.getTime() - now.getTimezoneOffset() * 60_000) / millisecondsOfDay;
}

/** What the host is said to have. */
export function requirementSetsOf(apiVersion: string): ExcelHost['requirementSets'] {
  return { ...defaultRequirementSets, ExcelApi: apiVersion };
}

/** A workbook of the person's own day: with one empty sheet, or with none for whoever fills it. */
export function makeWorkbook(
  { clock, contentLocale }: Pick<SessionOptions, 'clock' | 'contentLocale'>,
  sheets?: readonly string[],
): Workbook {
  return createWorkbook({
    locale: contentLocale,
    clock: { serialNow: () => localSerial(clock.now()) },
    ...(sheets ? { sheets } : {}),
  });
}

/** Opens a workbook with a host of its own. */
export function openSession(workbook: Workbook, { clock, apiVersion, name }: SessionOptions): Session {
  workbook.name = name;
  const host = createHost({ workbook, clock, requirementSets: requirementSetsOf(apiVersion) });
  return { workbook, host, grid: new GridState(workbook, host, clock) };
}

/** Versions of ExcelApi that the host can pretend to be, up to the one it is. */
export const apiVersions: readonly string[] = Array.from(
  { length: Number(defaultRequirementSets.ExcelApi.split('.')[1]) },
  (_none, index) => `1.${String(index + 1)}`,
);
