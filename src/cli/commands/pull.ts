import type { PullInvocation } from '../arguments/invocation';
import type { ExitCode } from '../exit-code';
import type { CommandContext } from './command-context';
import { nextCommand } from './next-command';

/** `pull`: writes or merges the workbook. A customer that did not answer makes the pull incomplete: exit code 2. */
export async function pullCommand(invocation: PullInvocation, context: CommandContext): Promise<ExitCode> {
  const { job, output } = context;
  const { file, within, late, preset, customers, locale } = invocation;
  const done = await job.pull(
    file,
    { within, late, preset, customers, locale },
    {
      progress: (progress) => {
        output.tell({ event: 'progress', ...progress });
      },
    },
  );
  output.settle();
  for (const { id, name, reason } of done.customersNotAnswered) {
    output.tell({ event: 'not-answered', customerId: id, customer: name, reason });
  }
  const exitCode: ExitCode = done.customersNotAnswered.length > 0 ? 2 : 0;
  output.tell({ event: 'saved', saved: done.saved, file });
  output.tell({
    event: 'summary',
    command: 'pull',
    exitCode,
    rows: done.rows,
    customersAnswered: done.customersAnswered,
    customersNotAnswered: done.customersNotAnswered.length,
    added: done.added,
    gone: done.gone,
    changed: done.changed,
    next: done.rows > 0 ? nextCommand('check', done.saved.to === 'copy' ? done.saved.place : file) : undefined,
  });
  return exitCode;
}
