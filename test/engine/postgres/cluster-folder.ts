import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster, type Cluster, type ClusterOptions } from '../../../src/engine/postgres';
import { Child } from '../../support/child-process';
import { memoryLog } from '../../support/log';
import { systemClock } from '../../support/system-clock';

/** A temporary folder for clusters of one test, and what is to be ended with it. */
export class ClusterFolder {
  readonly log = memoryLog();
  readonly #clusters: Cluster[] = [];
  readonly #children: Child[] = [];

  private constructor(readonly root: string) {}

  static async make(): Promise<ClusterFolder> {
    const root = await mkdtemp(join(tmpdir(), 'crossgrade-cluster-'));
    await chmod(root, 0o711);
    return new ClusterFolder(root);
  }

  get data(): string {
    return join(this.root, 'data');
  }

  get shared(): string {
    return join(this.root, 'shared');
  }

  async open(options: Partial<ClusterOptions> = {}): Promise<Cluster> {
    const cluster = await openCluster({
      dataDirectory: this.data,
      sharedDirectory: this.shared,
      log: this.log,
      clock: systemClock,
      ...options,
    });
    this.#clusters.push(cluster);
    return cluster;
  }

  startProcess(): Child {
    const child = new Child(join(__dirname, 'cluster-process.ts'), [this.data, this.shared]);
    this.#children.push(child);
    return child;
  }

  /** Process id of the running server; undefined where none runs. */
  async serverPid(place = join(this.data, 'postgres')): Promise<number | undefined> {
    try {
      const pid = Number((await readFile(join(place, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);
      process.kill(pid, 0);
      return pid;
    } catch {
      return undefined;
    }
  }

  /** Ends everything that a test has begun here; the cluster's files stay. */
  async end(): Promise<void> {
    await Promise.all(this.#children.splice(0).map((child) => child.kill()));
    for (const cluster of this.#clusters.splice(0)) await cluster.leave();
  }

  async remove(): Promise<void> {
    await this.end();
    await rm(this.root, { recursive: true, force: true });
  }
}
