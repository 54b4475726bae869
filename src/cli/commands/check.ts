import type { CheckInvocation } from '../arguments/invocation';
import { exitCodeOfRows, type ExitCode } from '../exit-code';
import { severityOf } from '../../migration';
import type { CommandContext } from './command-context';
import { countStates } from './count-states';
import { nextCommand } from './next-command';

/** `check`: judges every row and says what stands in the way. */
export async function checkCommand(invocation: CheckInvocation, context: CommandContext): Promise<ExitCode> {
  const { job, output } = context;
  const { file, json } = invocation;
  const done = await job.check(file, {
    progress: (progress) => {
      output.tell({ event: 'progress', ...progress });
    },
  });
  output.settle();
  for (const row of done.rows) {
    const grave = row.findings.some((finding) => severityOf(finding) !== 'note');
    if (json || grave) output.tell({ event: 'row', row, detail: 'findings' });
  }
  const exitCode = exitCodeOfRows(done.rows.map((row) => row.state));
  const ready = done.rows.some((row) => row.state === 'ready');
  output.tell({ event: 'saved', saved: done.saved, file: invocation.file });
  const late = done.rows.filter(({ findings }) => findings.some(({ code }) => code === 'deadline-at-risk'));
  output.tell({
    event: 'summary',
    command: 'check',
    exitCode,
    rows: done.rows.length,
    states: countStates(done.rows),
    outcome: undefined,
    milliseconds: undefined,
    atRisk: late.length === 0 ? undefined : late.length,
    next: exitCode === 2 ? nextCommand('check', file) : ready ? nextCommand('run', file) : undefined,
  });
  return exitCode;
}
