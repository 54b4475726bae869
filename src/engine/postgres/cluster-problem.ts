import { Problem } from '../../base';

/** Why the embedded server could not be started, in the words of whoever refused. */
export function clusterProblem(detail: string, cause?: unknown): Problem {
  return new Problem('cluster-start-failed', { detail: detail.trim() }, cause === undefined ? undefined : { cause });
}

const linePrefix = /^\d{4}-\d{2}-\d{2} [\d:.]+ \S+ \[\d+\] /;
const telling = /^(PANIC|FATAL|ERROR|DETAIL|HINT|WARNING): /;

/** The lines of a server log that say why a start failed: the last few that complain, else the last few at all. */
export function usefulLines(log: string): string {
  const lines = log
    .split(/\r?\n/)
    .map((line) => line.replace(linePrefix, '').trim())
    .filter((line) => line !== '');
  const complaints = lines.filter(
    (line) => telling.test(line) || /could not|cannot|invalid|unrecognized|error while/i.test(line),
  );
  return (complaints.length > 0 ? complaints : lines).slice(-6).join('\n');
}
