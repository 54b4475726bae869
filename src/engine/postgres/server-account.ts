import { readFileSync, statSync, type Stats } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The operating system's user that PostgreSQL runs as, where it cannot be our own. */
export interface ServerAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Users without rights of their own that exist nearly everywhere, the preferred one first. */
const candidates = ['nobody', 'postgres'];

/**
 * PostgreSQL refuses to run as root (engine.md, "Embedded PostgreSQL"), so root lends it another user: the owner of the
 * data where there are some, else one of the candidates. Everybody else runs it under their own name: undefined.
 */
export function serverAccount(data: string): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statOf(data);
  if (owner !== undefined && owner.uid !== 0) return { name: String(owner.uid), uid: owner.uid, gid: owner.gid };
  const accounts = knownAccounts();
  for (const name of candidates) {
    const account = accounts.get(name);
    if (account) return account;
  }
  return undefined;
}

/** Whether the account may pass through every folder down to `directory`, which need not exist yet. */
export function reaches(account: ServerAccount, directory: string): boolean {
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    const stats = statOf(folder);
    if (stats !== undefined && !mayPass(account, stats)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function mayPass(account: ServerAccount, stats: Stats): boolean {
  if (stats.uid === account.uid) return (stats.mode & 0o100) !== 0;
  if (stats.gid === account.gid) return (stats.mode & 0o010) !== 0;
  return (stats.mode & 0o001) !== 0;
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function knownAccounts(): Map<string, ServerAccount> {
  const accounts = new Map<string, ServerAccount>();
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name === undefined || uid === undefined || gid === undefined) continue;
    accounts.set(name, { name, uid: Number(uid), gid: Number(gid) });
  }
  return accounts;
}
