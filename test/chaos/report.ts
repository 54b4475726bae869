import type { ChaosReport } from './chaos';
import { promises, type BrokenPromise } from './judge/broken';
import { commandOf, type ChaosOptions } from './options';

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${String(count)}`)
    .join(', ');

/** How many pieces of evidence are printed. */
const mostEvidence = 40;

/** What a storm has shown, for a person. */
export function linesOf(options: ChaosOptions, report: ChaosReport): readonly string[] {
  const { verdict, storm, people } = report;
  const judged = Object.keys(promises) as BrokenPromise[]; // the keys of the table
  return [
    '',
    `seed ${String(options.seed)}: ${String(options.rows)} rows, ${String(options.gateways)} gateways and a workbook, ${report.seconds.toFixed(0)} s`,
    `  ${String(storm.kills)} kills (${String(storm.killsInWork)} while rows were under way), ${String(report.gatewayStarts)} starts of gateways, ${String(report.commandStarts)} of the command (ended by itself with ${report.commandEnds.join(', ') || 'nothing'})`,
    `  ${String(report.databaseStops)} stops of PostgreSQL, ${String(storm.clockJumps)} clocks set, ${String(storm.tokensExpired)} tokens expired, ${String(storm.poolsDried)} pools dried, ${String(storm.spells)} spells of weather`,
    `  people: ${String(people.paused)} rows paused, ${String(people.resumed)} let go on, ${String(people.cancelled)} cancelled, ${String(people.retried)} retried, ${String(people.undone)} undone, ${String(people.wavesApproved)} second waves approved, ${String(people.decided)} unclear orders decided; ${String(report.byOrders)} rows of customers without carts, ${String(report.undoneInWorkbook)} of the workbook undone`,
    `  ${String(report.calls)} calls; faults that struck: ${counted(report.faults) || 'none'}`,
    `  ${String(verdict.purchases)} purchases, ${String(verdict.moves)} moves of licenses; rows: ${counted(verdict.states)}`,
    ...judged.map((promise) => `  ${String(verdict.counts[promise])} times: ${promises[promise]}`),
    `  ${String(verdict.waiting.length)} rows wait for a person${verdict.waiting.length === 0 ? '' : ':'}`,
    ...verdict.waiting.map((line) => `    ${line}`),
    `  ${String(report.fell.length)} gateways did not start, or ended by themselves${report.fell.length === 0 ? '' : ':'}`,
    ...report.fell.map(({ line, ownFault }) => `    ${ownFault ? 'BY ITS OWN FAULT ' : ''}${line}`),
    ...verdict.broken
      .slice(0, mostEvidence)
      .map(({ promise, about, evidence }) => `  BROKEN ${promise} ${about}: ${evidence}`),
    verdict.broken.length === 0 ? 'Every promise held.' : `A promise was broken. The same again: ${commandOf(options)}`,
  ];
}
