/* eslint-disable no-restricted-properties -- A deadline towards another machine is kept in real time, whatever a test's
   clock says: the injected clock has no monotonic time, and may be pinned. */
/**
 * Milliseconds since now, as they pass whether or not this process is let run. Two clocks are asked, and the longer time
 * counts: the monotonic one stands still while a machine sleeps, the other can be put back.
 */
export function stopwatch(): () => number {
  const monotonic = performance.now();
  const wall = Date.now();
  return () => Math.max(performance.now() - monotonic, Date.now() - wall);
}
