/**
 * Which rows a program can execute. Raised by whoever changes a piece, the snapshot of a row or what the store holds in
 * such a way that a program before the change would do wrong by a row that one after it has worked on; not by releases
 * that only add screens, sentences or settings. A row remembers the highest number that has worked on it, and a lower
 * one never touches it again; rows of a lower number are taken over when nobody of that number is left.
 */
export const engineProtocol = 1;

/** The engine's own name for it: workflows of another version are neither recovered nor taken from the queue. */
export function workflowVersion(protocol: number): string {
  return `crossgrade-${String(protocol)}`;
}
