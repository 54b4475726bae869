import type { Output } from './cli-event';

/** A pause is told where a person could take it for a standstill, */
const noticed = 5_000;
/** and again where it has become longer by so much: the calls in flight all hear of the same pause. */
const longer = 5_000;

/** Tells of the pauses that the service asks for: until when nothing goes on. */
export function pauseTeller(output: Output, now: () => number): (until: Date) => void {
  let told = -Infinity;
  return (until) => {
    const end = until.getTime();
    if (end - now() < noticed || end < told + longer) return;
    told = end;
    output.tell({ event: 'waiting', until: until.toISOString() });
  };
}
