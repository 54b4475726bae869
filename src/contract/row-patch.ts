import * as z from 'zod/mini';
import { findingKinds, rowMessages, rowStates, type FindingCode, type RowMessageCode } from '../migration';
import type { Read } from './read';
import { customerId, count, day, instant, maybe, runId, some, subscriptionId, text, values } from './scalar';
import { sourceCells } from './source-cells';

// The keys of two constants, as their types name them.
const findingCodes = Object.keys(findingKinds) as [FindingCode, ...FindingCode[]];
const messageCodes = Object.keys(rowMessages) as [RowMessageCode, ...RowMessageCode[]];

/** A judgement on a row: a code with values. */
export const findingSchema = z.object({ code: z.enum(findingCodes), values });

/** What a row says of where it stands: a code with values. */
export const rowMessage = z.object({ code: z.enum(messageCodes), values });

export const checkVerdicts = ['clean', 'notes', 'warnings', 'errors'] as const;

/** The C cells of a row. */
export const checkCells = z.object({
  check: maybe(z.enum(checkVerdicts)),
  findings: z.array(findingSchema),
  cost: maybe(z.number()),
  costChange: maybe(z.number()),
  overlap: maybe(z.number()),
  currency: maybe(text),
});
export type CheckCells = Read<typeof checkCells>;

export const stepStates = ['waiting', 'running', 'done', 'skipped', 'failed', 'unknown', 'undone'] as const;

/** The R cells of a row. */
export const resultCells = z.object({
  purchase: maybe(z.enum(stepStates)),
  reassign: maybe(z.object({ moved: count, total: count })),
  retired: maybe(z.enum(stepStates)),
  boughtPlan: text,
  boughtLicenses: maybe(z.number()),
  newSubscription: text,
  order: text,
  undoUntil: maybe(instant),
  deprovisioned: maybe(day),
  runBy: text,
  updated: maybe(instant),
});
export type ResultCells = Read<typeof resultCells>;

/** What changed of one row: handed to the workbook as it is. What is left out stays; what is `null` becomes empty. */
export const rowPatch = z.object({
  customerId,
  subscriptionId,
  state: z.exactOptional(z.enum(rowStates)),
  message: z.exactOptional(z.nullable(rowMessage)),
  source: z.exactOptional(some(sourceCells)),
  check: z.exactOptional(some(checkCells)),
  result: z.exactOptional(some(resultCells)),
  digest: z.exactOptional(text),
  checkedPlan: z.exactOptional(text),
  runId: z.exactOptional(runId),
});
export type RowPatch = Read<typeof rowPatch>;
