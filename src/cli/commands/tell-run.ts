import type { RunFollow } from '../job-for-cli';
import type { Output } from '../output/cli-event';

/** Tells how a run goes on, as it goes on. */
export function tellRun(output: Output): RunFollow {
  return {
    progress: (progress) => {
      output.tell({ event: 'progress', ...progress });
    },
    started: (started) => {
      output.tell({ event: 'started', ...started });
    },
    row: (row) => {
      output.tell({ event: 'row', row, detail: 'change' });
    },
    atRisk: (rows) => {
      output.tell({ event: 'at-risk', rows });
    },
  };
}
