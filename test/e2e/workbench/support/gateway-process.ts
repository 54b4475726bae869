import { execFileSync, type ChildProcess } from 'node:child_process';
import { until } from '../../../support/until';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function processes(): readonly Process[] {
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return list.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}

/** Kills the gateway that a launcher has started: no signal that it could hear, no last word. */
export async function killGatewayOf(launcher: ChildProcess): Promise<void> {
  const gateway = await until(async () =>
    processes().find(({ parent, command }) => parent === launcher.pid && command.includes('gateway-main')),
  );
  process.kill(gateway.pid, 'SIGKILL');
}
