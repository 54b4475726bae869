import { ClusterFolder } from '../../engine/postgres/cluster-folder';
import { until } from '../../support/until';

const name = 'crossgrade';
/** A recovery from an immediate stop may take a while on a busy machine. */
const longestStart = 120_000;

/** A PostgreSQL server of the storm's own, which can be stopped the gentle and the hard way. */
export class Database {
  #stops = 0;

  private constructor(
    private readonly folder: ClusterFolder,
    readonly url: string,
  ) {}

  static async start(): Promise<Database> {
    const folder = await ClusterFolder.make();
    // This process keeps it up: a server that ends is started again.
    const cluster = await folder.open();
    await cluster.createDatabase(name);
    return new Database(folder, cluster.url(name));
  }

  get stops(): number {
    return this.#stops;
  }

  /** `fast`: every connection is ended; `immediate`: as a crash, with a recovery from the log at the next start. */
  async stopAndStart(how: 'fast' | 'immediate'): Promise<void> {
    const before = await this.folder.serverPid();
    if (before === undefined) return;
    this.#stops += 1;
    process.kill(before, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await until(async () => {
      const now = await this.folder.serverPid();
      return now !== undefined && now !== before ? true : undefined;
    }, longestStart);
  }

  async remove(): Promise<void> {
    await this.folder.remove();
  }
}
