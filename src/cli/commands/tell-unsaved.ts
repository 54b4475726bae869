import { Problem } from '../../base';
import type { ExitCode } from '../exit-code';
import type { Output } from '../output/cli-event';
import { nextCommand } from './next-command';

/**
 * Says that results are not in the workbook, why, and by which command they come there. The command has not come to its
 * end then, whatever became of the rows.
 */
export function tellUnsaved(unsaved: Problem | undefined, file: string, code: ExitCode, output: Output): ExitCode {
  if (unsaved === undefined) return code;
  output.tell({ event: 'problem', problem: unsaved });
  const values = { file, command: nextCommand('run', file) };
  output.tell({ event: 'problem', problem: new Problem('results-not-written', values, { cause: unsaved }) });
  return 3;
}
