import { Problem } from '../../base';
import { translate, type MessageKey } from '../../messages';
import type { SteerInvocation, UndoInvocation } from '../arguments/invocation';
import { exitCodeOfRows, type ExitCode } from '../exit-code';
import type { SteerDone, UndoOffer } from '../job-for-cli';
import type { CommandContext } from './command-context';
import { agreedTo } from './agreed-to';
import { countStates } from './count-states';
import { nextCommand } from './next-command';
import { tellRun } from './tell-run';
import { tellUnsaved } from './tell-unsaved';

/** The state to which a command wants rows to come; others go their way to an end. */
const wanted = { pause: 'paused', cancel: 'cancelled' } as const;

function exitCodeOf(command: (SteerInvocation | UndoInvocation)['command'], done: SteerDone): ExitCode {
  if (!done.confirmed || !done.complete) return 3;
  const settled =
    command === 'pause' || command === 'cancel'
      ? done.rows.filter(({ state }) => state !== wanted[command]).map(({ state }) => state)
      : done.rows.map(({ state }) => state);
  const code = exitCodeOfRows(settled);
  return done.refused.length > 0 && code === 0 ? 2 : code;
}

/** `pause`, `resume`, `cancel` and `undo`: tells rows of earlier runs something, and follows them until they rest. */
export async function steerCommand(
  invocation: SteerInvocation | UndoInvocation,
  context: CommandContext,
): Promise<ExitCode> {
  const { job, output, now, stop } = context;
  const { command, file, rows } = invocation;
  const began = now();
  /** Said with a reason of their own already, before the question: it is not their state. */
  const told = new Set<string>();
  const done = await job.steer(
    file,
    { command, rows },
    (offer) => {
      for (const { subscriptionId, reason } of offer.impossible) if (reason !== 'state') told.add(subscriptionId);
      return invocation.command === 'undo' ? confirm(offer, invocation, context) : Promise.resolve(true);
    },
    tellRun(output),
    stop,
  );
  output.settle();
  for (const refused of done.refused) {
    if (!told.has(refused.subscriptionId)) output.tell({ event: 'refused', ...refused });
  }
  if (done.saved && done.unsaved === undefined) output.tell({ event: 'saved', saved: done.saved, file });
  const exitCode = tellUnsaved(done.unsaved, file, exitCodeOf(command, done), output);
  const outcome = !done.confirmed
    ? 'declined'
    : done.rows.length === 0
      ? 'nothing'
      : done.complete
        ? 'ended'
        : 'stopped';
  output.tell({
    event: 'summary',
    command,
    exitCode,
    rows: done.rows.length,
    states: countStates(done.rows),
    outcome,
    milliseconds: now() - began,
    next: outcome === 'stopped' || done.unsaved !== undefined ? nextCommand('run', file) : undefined,
  });
  return exitCode;
}

/** Says what would be taken back and what cannot be, and asks. Without a person `--yes` has to stand for the answer. */
async function confirm(offer: UndoOffer, { yes }: UndoInvocation, context: CommandContext): Promise<boolean> {
  const { output, locale, ask, stop } = context;
  output.settle();
  output.tell({ event: 'undo-offer', offer });
  if (stop.aborted) return false;
  if (yes || offer.rows === 0) return true;
  if (!ask) throw new Problem('confirmation-needed', { rows: offer.rows });
  const question: MessageKey = 'cli.undo-question';
  return agreedTo(await ask(`${translate(question, {}, locale)} `), locale);
}
