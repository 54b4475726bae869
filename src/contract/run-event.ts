import * as z from 'zod/mini';
import type { Read } from './read';
import { rowPatch } from './row-patch';
import { runSummary } from './run';
import { userRow } from './user-row';

/** Rows that changed since the event before; a row can come again with nothing new. */
export const rowsEvent = z.object({ rows: z.array(rowPatch), users: z.array(userRow) });
export type RowsEvent = Read<typeof rowsEvent>;

/** What a run's stream of events tells, by the event's name. After `end` nothing more comes. */
export const runEvents = { rows: rowsEvent, run: runSummary, end: runSummary } as const;
export type RunEventName = keyof typeof runEvents;
export type RunEvent = {
  [Name in RunEventName]: {
    readonly event: Name;
    /** Where to go on from, sent back as `Last-Event-ID`. */
    readonly id: string;
    readonly data: Read<(typeof runEvents)[Name]>;
  };
}[RunEventName];
