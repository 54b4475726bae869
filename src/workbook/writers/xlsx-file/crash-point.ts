/**
 * The instants of writing a workbook at which a crash would hurt, by name. A test makes the process die there; in
 * production reaching one does nothing.
 */
export const fileCrashPoints = {
  'copy-written': 'the new workbook lies beside the old one: the old one must be whole, and the copy must go away',
  'file-replaced': 'the new workbook has taken its place and nobody was told: it must be whole and be taken as it is',
  'results-beside': 'results lie beside a workbook that was open: the next command must bring them in',
  'results-merged': 'results are in the workbook and still lie beside it: bringing them in again must change nothing',
} as const;

export type FileCrashPoint = keyof typeof fileCrashPoints;

/** Called when an instant is reached. */
export type ReachFileCrashPoint = (point: FileCrashPoint, path: string) => Promise<void> | void;
