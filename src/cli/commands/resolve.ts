import { Problem, type SubscriptionId } from '../../base';
import { translate, type Locale, type MessageKey } from '../../messages';
import type { ResolveInvocation } from '../arguments/invocation';
import { exitCodeOfRows, type ExitCode } from '../exit-code';
import type { RowDecision } from '../job-for-cli';
import type { CommandContext } from './command-context';
import { countStates } from './count-states';
import { nextCommand } from './next-command';
import { tellRun } from './tell-run';
import { tellUnsaved } from './tell-unsaved';

/** What a person types to declare that it did not happen. */
const phrases = {
  'not-bought': 'resolve.phrase',
  'not-changed': 'resolve.phrase-change',
} as const satisfies Record<string, MessageKey>;

/** The decision, where the words that declare a denial are the right ones, in the person's language or in English. */
function decisionOf(decision: NonNullable<ResolveInvocation['decision']>, locale: Locale): RowDecision {
  if (decision.choice === 'adopt' || decision.choice === 'wait') return decision;
  const key = phrases[decision.choice];
  const phrase = translate(key, {}, locale);
  const typed = decision.typed.trim();
  if (typed !== phrase && typed !== translate(key, {}, 'en-US')) throw new Problem('not-bought-untyped', { phrase });
  return { choice: decision.choice };
}

/** `resolve`: shows what is known of rows whose outcome is unclear; or carries a person's decision on one of them out. */
export function resolveCommand(invocation: ResolveInvocation, context: CommandContext): Promise<ExitCode> {
  const { row, decision } = invocation;
  return row === undefined || decision === undefined
    ? showEvidence(invocation, context)
    : decide(invocation, row, decisionOf(decision, context.locale), context);
}

async function showEvidence(
  { file, row }: ResolveInvocation,
  { job, output, locale }: CommandContext,
): Promise<ExitCode> {
  const unclear = await job.evidence(file, row);
  for (const one of unclear) {
    const phrase = translate(phrases[one.about === 'change' ? 'not-changed' : 'not-bought'], {}, locale);
    output.tell({ event: 'evidence', evidence: one, file, phrase });
  }
  const exitCode = unclear.length === 0 ? 0 : 3;
  output.tell({
    event: 'summary',
    command: 'resolve',
    exitCode,
    rows: unclear.length,
    states: unclear.length === 0 ? {} : { unknown: unclear.length },
    outcome: undefined,
    milliseconds: undefined,
    next: undefined,
  });
  return exitCode;
}

async function decide(
  { file }: ResolveInvocation,
  row: SubscriptionId,
  decision: RowDecision,
  { job, output, now, stop }: CommandContext,
): Promise<ExitCode> {
  const began = now();
  const done = await job.resolve(file, row, decision, tellRun(output), stop);
  output.settle();
  if (done.saved && done.unsaved === undefined) output.tell({ event: 'saved', saved: done.saved, file });
  const settled = done.complete ? exitCodeOfRows(done.rows.map(({ state }) => state)) : 3;
  const exitCode = tellUnsaved(done.unsaved, file, settled, output);
  output.tell({
    event: 'summary',
    command: 'resolve',
    exitCode,
    rows: done.rows.length,
    states: countStates(done.rows),
    outcome: done.complete ? 'ended' : 'stopped',
    milliseconds: now() - began,
    next: settled === 3 ? nextCommand('resolve', file) : done.unsaved && nextCommand('run', file),
  });
  return exitCode;
}
