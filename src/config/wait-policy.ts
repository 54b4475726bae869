import type { Settings } from './settings';

const second = 1000;
const minute = 60 * second;

/**
 * Every wait of the product in milliseconds: how long it is, and how short the scale factor can make it. Below the
 * floor a wait would turn into a busy loop, or a deadline would cut off calls that are only a little slow.
 */
export const waits = {
  /** After this a write of ours is ended and cannot take effect any more (design.md section 1, "Writes"). */
  writeDeadline: { length: 20 * second, floor: 2 * second },
  /** Documented lag of the listing of orders (partner-center-api.md section 13). */
  listingLag: { length: 15 * minute, floor: 500 },
  /** First wait between two looks at something that the service is still doing; grows by half each time. */
  pollFirst: { length: 2 * second, floor: 10 },
  /** Longest wait between two looks. */
  pollMost: { length: minute, floor: 20 },
  /** How long provisioning, missing units or a change that the service puts off are waited for before the row ends as failed. */
  provisioningPatience: { length: 24 * 60 * minute, floor: 10 * second },
  /** How long a change of the old subscription may take to show. */
  changePatience: { length: 15 * minute, floor: 5 * second },
  /** Licenses read longer ago than this are read again before a user is moved. */
  scanFreshFor: { length: 30 * minute, floor: second },
  /** A process of which the database has heard nothing for so long is taken for gone: it may be frozen. */
  memberSilence: { length: 20 * second, floor: 10 * second },
  /** How often rows of processes that died are looked for. */
  takeoverEvery: { length: 2 * second, floor: 50 },
  /** How long a gateway that starts asks again which partner is connected, while the service gives no answer. */
  connectPatience: { length: minute, floor: 10 * second },
  /** Between two such questions. */
  connectEvery: { length: 0.5 * second, floor: 50 },
  /** How long a throttled write waits inside its call, all waits together, before the engine takes over waiting. */
  writeWaitLimit: { length: 15 * second, floor: 100 },
  /** How often the state of a run is looked at to show it. */
  followEvery: { length: 0.5 * second, floor: 20 },
  /** A row that rests longer than this is not waited for by a command: it goes on with the next one. */
  followHorizon: { length: 30 * minute, floor: 2 * minute },
  /** An outcome that is unclear for longer is not waited for by a command: only a person, or time, can settle it. */
  unknownPatience: { length: 20 * minute, floor: 10 * second },
} as const satisfies Record<string, { readonly length: number; readonly floor: number }>;

export type WaitName = keyof typeof waits;

/** The waits of this process in milliseconds, with the scale factor applied. */
export type WaitPolicy = Readonly<Record<WaitName, number>>;

/** A wait never becomes longer by its floor: one that is set shorter than the floor stays as it was set. */
function scaled(length: number, floor: number, scale: number): number {
  return Math.max(Math.min(floor, length), Math.round(length * scale));
}

/** The one place where waits are made: from the table, the lengths that are settings of their own, and the scale factor. */
export function waitPolicy(
  settings: Pick<Settings, 'waitScale' | 'writeDeadlineSeconds' | 'silenceSeconds'>,
): WaitPolicy {
  const lengths = {
    ...waits,
    writeDeadline: { ...waits.writeDeadline, length: settings.writeDeadlineSeconds * second },
    memberSilence: { ...waits.memberSilence, length: settings.silenceSeconds * second },
  };
  return Object.fromEntries(
    Object.entries(lengths).map(([name, { length, floor }]) => [name, scaled(length, floor, settings.waitScale)]),
  ) as Record<WaitName, number>; // the entries of the table, one for one
}

const day = 24 * 60 * minute;

/** When finished rows are looked at again, in milliseconds after their end, with the scale factor applied. */
export function lookAgainAfter({
  lookAgainDays,
  waitScale,
}: Pick<Settings, 'lookAgainDays' | 'waitScale'>): readonly number[] {
  if (lookAgainDays === 'never') return [];
  return lookAgainDays.split(',').map((days) => Number(days) * day * waitScale);
}
