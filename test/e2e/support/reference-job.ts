import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LedgerReport } from '../../support/reference-server';
import { newFolder } from './folder';
import { crossgrade, ServerProcess, type Ended, type Environment } from './processes';
import { rowsOf, typeIn, type Row } from './workbook-by-hand';

/** The day that server and commands agree on. */
export const today = '2026-09-01';

/** The server in a process of its own, and a person's shell and folder beside it. */
export class ReferenceJob {
  readonly file: string;

  private constructor(
    readonly server: ServerProcess,
    private readonly folder: string,
    readonly environment: Environment,
  ) {
    this.file = join(folder, 'plan.xlsx');
  }

  static async start(parameters: readonly string[], environment: Environment = {}): Promise<ReferenceJob> {
    const server = await ServerProcess.start('test/support/reference-server/main.ts', [
      '--today',
      today,
      ...parameters,
    ]);
    const folder = await newFolder();
    return new ReferenceJob(server, folder, {
      CROSSGRADE_PARTNER_CENTER_URL: server.url,
      CROSSGRADE_ACCESS_TOKEN: 'x',
      CROSSGRADE_DATA_DIR: join(folder, 'data'),
      CROSSGRADE_TODAY: today,
      CROSSGRADE_WAIT_SCALE: '0.01',
      CROSSGRADE_REQUESTS_PER_MINUTE: '0',
      ...environment,
    });
  }

  run(...parameters: readonly string[]): Promise<Ended> {
    return crossgrade(parameters, this.environment);
  }

  rows(sheet?: string): Promise<readonly Row[]> {
    return rowsOf(this.file, sheet);
  }

  typeIn(cells: (row: Row) => Readonly<Record<string, string | number>>): Promise<void> {
    return typeIn(this.file, cells);
  }

  ledger(): Promise<LedgerReport> {
    return this.server.get<LedgerReport>('/ledger');
  }

  async end(): Promise<void> {
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
