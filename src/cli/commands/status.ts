import type { StatusInvocation } from '../arguments/invocation';
import { exitCodeOfRows, type ExitCode } from '../exit-code';
import type { Follow } from '../job-for-cli';
import type { CommandContext } from './command-context';
import { countStates } from './count-states';
import { nextCommand } from './next-command';

/** `status`: where each row stands, as the runs say. */
export async function statusCommand(invocation: StatusInvocation, context: CommandContext): Promise<ExitCode> {
  const { job, output } = context;
  const follow: Follow = {
    progress: (progress) => {
      output.tell({ event: 'progress', ...progress });
    },
  };
  const { rows } = await job.status(invocation.file, invocation.lookAgain, follow, context.stop);
  for (const row of rows) output.tell({ event: 'row', row, detail: 'state' });
  const exitCode = exitCodeOfRows(rows.map((row) => row.state));
  output.tell({
    event: 'summary',
    command: 'status',
    exitCode,
    rows: rows.length,
    states: countStates(rows),
    outcome: undefined,
    milliseconds: undefined,
    next: exitCode === 3 ? nextCommand('run', invocation.file) : undefined,
    settle: rows.some(({ state }) => state === 'unknown') ? nextCommand('resolve', invocation.file) : undefined,
  });
  return exitCode;
}
