import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Caller } from '../../gateway/support/caller';
import { Program } from './program';

const pauseBetweenLooks = 100;

/** A gateway ended without having been told to. */
export interface Fall {
  readonly line: string;
  /** Not because the service or the database was away when it started, or others had taken over its rows. */
  readonly ownFault: boolean;
}

/** One gateway, however often it is killed and started again. */
class Member {
  program: Program | undefined;
  url: string | undefined;
  readonly fell: Fall[] = [];
  starts = 0;

  constructor(
    readonly name: string,
    private readonly environment: Readonly<Record<string, string>>,
    private readonly clockFile: string,
  ) {}

  /** Starts it and keeps it up until it is killed or told to stop. */
  start(): void {
    this.starts += 1;
    const program = new Program(['serve', '--port', '0'], this.environment, this.clockFile);
    this.program = program;
    this.url = undefined;
    void program.told('listening').then((said) => {
      if (this.program === program && said !== undefined) this.url = String(said['url']);
    });
    void program.ended.then((code) => {
      if (this.program === program) this.url = undefined;
      if (program.killed) return;
      const said = program.complaint;
      const ownFault = said.startsWith('internal') || /^\s+at /m.test(said);
      // It says nothing where others have taken over its rows: then it ends so that it is started anew.
      const why = said === '' ? 'others had taken over its rows' : said;
      this.fell.push({ line: `${this.name} ended with ${String(code)}: ${why}`, ownFault });
      // Whoever operates a gateway has it started again.
      this.start();
    });
  }
}

/** Several gateways on one database. */
export class Fleet {
  readonly #members: readonly Member[];
  #stopped = false;

  constructor(
    count: number,
    environment: Readonly<Record<string, string>>,
    folder: string,
    private readonly token: string,
  ) {
    this.#members = Array.from({ length: count }, (_, place) => {
      const name = `gateway-${String(place + 1)}`;
      const own = { ...environment, CROSSGRADE_DATA_DIR: join(folder, name) };
      return new Member(name, own, join(folder, `${name}.clock`));
    });
  }

  get size(): number {
    return this.#members.length;
  }

  get starts(): number {
    return this.#members.reduce((sum, { starts }) => sum + starts, 0);
  }

  /** Gateways that ended by themselves. */
  get fell(): readonly Fall[] {
    return this.#members.flatMap(({ fell }) => fell);
  }

  async start(): Promise<void> {
    for (const member of this.#members) member.start();
    await this.caller();
  }

  /** Somebody who answers; waits for one. */
  async caller(choose: (count: number) => number = () => 0): Promise<Caller> {
    for (;;) {
      if (this.#stopped) throw new Error('The fleet is stopped');
      const urls = this.#members.flatMap(({ url }) => url ?? []);
      const url = urls[choose(urls.length)];
      if (url !== undefined) return new Caller(url, { authorization: `Bearer ${this.token}` });
      await wait(pauseBetweenLooks);
    }
  }

  /** Kills a gateway, wherever it is, and starts it again a little later. False: there is none to kill just now. */
  async kill(place: number, downFor: number): Promise<boolean> {
    const member = this.#members[place % this.#members.length];
    if (member?.program?.lives !== true) return false;
    await member.program.kill();
    void wait(downFor).then(() => {
      if (!this.#stopped) member.start();
    });
    return true;
  }

  setClock(place: number, ahead: number): void {
    this.#members[place % this.#members.length]?.program?.setClock(ahead);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#members.map(async ({ program }) => program?.lives === true && program.stop()));
  }
}
