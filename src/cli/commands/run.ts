import { Problem } from '../../base';
import { translate } from '../../messages';
import type { RunInvocation } from '../arguments/invocation';
import { exitCodeOfRows, type ExitCode } from '../exit-code';
import type { RunOffer } from '../job-for-cli';
import { agreedTo } from './agreed-to';
import type { CommandContext } from './command-context';
import { countStates } from './count-states';
import { nextCommand } from './next-command';
import { tellRun } from './tell-run';
import { tellUnsaved } from './tell-unsaved';

/** `run`: checks, asks, buys, moves and retires; ends when every row has come to rest or the person stops it. */
export async function runCommand(invocation: RunInvocation, context: CommandContext): Promise<ExitCode> {
  const { job, output, now, stop } = context;
  const { file, only, rows, wave, steps, stopAfterFailures, stopAfterRows, mostCost } = invocation;
  const began = now();
  const done = await job.run(
    file,
    { only, rows, wave, steps, stopAfterFailures, stopAfterRows, mostCost },
    (offer) => confirm(offer, invocation, context),
    tellRun(output),
    stop,
  );
  output.settle();
  for (const row of done.notRun) output.tell({ event: 'row', row, detail: 'findings' });
  const all = [...done.rows, ...done.notRun];
  const settled = exitCodeOfRows(all.map((row) => row.state));
  const ended = done.outcome === 'stopped' || done.outcome === 'declined' ? 3 : settled;
  if (done.saved && done.unsaved === undefined) {
    output.tell({ event: 'saved', saved: done.saved, file: invocation.file });
  }
  const exitCode = tellUnsaved(done.unsaved, file, ended, output);
  output.tell({
    event: 'summary',
    command: 'run',
    exitCode,
    rows: all.length,
    states: countStates(all),
    outcome: done.outcome,
    milliseconds: now() - began,
    next: exitCode === 3 && done.outcome !== 'declined' ? nextCommand('run', file) : undefined,
    settle: all.some(({ state }) => state === 'unknown') ? nextCommand('resolve', file) : undefined,
  });
  return exitCode;
}

/** Says what would be bought, moved and retired, and asks. Without a person `--yes` has to stand for the answer. */
async function confirm(offer: RunOffer, invocation: RunInvocation, context: CommandContext): Promise<boolean> {
  const { output, locale, ask, stop } = context;
  output.settle();
  output.tell({ event: 'offer', offer });
  if (stop.aborted) return false;
  if (invocation.yes) return true;
  if (!ask) throw new Problem('confirmation-needed', { rows: offer.rows + offer.retrying });
  return agreedTo(await ask(`${translate('cli.confirm-question', {}, locale)} `), locale);
}
