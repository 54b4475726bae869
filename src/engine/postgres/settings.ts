import { chown, rename, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Address } from './address';
import type { Place } from './place';

/** The server's whole configuration: for a small machine that a person works on, never at the cost of durability. */
function lines(address: Address): Readonly<Record<string, string | number>> {
  return {
    listen_addresses: address.kind === 'loopback' ? '127.0.0.1' : '',
    port: address.port,
    unix_socket_directories: address.kind === 'socket' ? address.directory : '',
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    // Several processes with a pool of some ten connections each.
    max_connections: 100,
    shared_buffers: '32MB',
    work_mem: '4MB',
    maintenance_work_mem: '32MB',
    max_wal_size: '256MB',
    min_wal_size: '32MB',
    // Money: a purchase's intent is on disk before the purchase is sent.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // No replicas; a backup is a copy of the stopped cluster.
    wal_level: 'minimal',
    max_wal_senders: 0,
    io_method: 'sync',
    max_worker_processes: 4,
    max_parallel_workers_per_gather: 0,
    autovacuum_max_workers: 2,
    autovacuum_worker_slots: 4,
    max_logical_replication_workers: 0,
    jit: 'off',
    idle_in_transaction_session_timeout: '60s',
    tcp_keepalives_idle: 10,
    tcp_keepalives_interval: 5,
    tcp_keepalives_count: 3,
    // A process that is killed while it waits for a lock must not go on waiting for it. Windows cannot notice.
    client_connection_check_interval: process.platform === 'win32' ? 0 : '2s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    datestyle: 'ISO, YMD',
    lc_messages: 'C',
    logging_collector: 'off',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
    // Statements hold names of customers; the reasons of failures are enough.
    log_min_error_statement: 'panic',
  };
}

/** Writes the configuration for the next start. `ALTER SYSTEM` stays an operator's way to overrule it. */
export async function writeSettings(place: Place, address: Address): Promise<void> {
  const file = join(place.data, 'postgresql.conf');
  const draft = `${file}.${randomUUID()}`;
  const text = Object.entries(lines(address)).map(([name, value]) => `${name} = ${quoted(value)}\n`);
  await writeFile(draft, `# Written by Crossgrade at every start.\n${text.join('')}`, { mode: 0o600 });
  if (place.account) await chown(draft, place.account.uid, place.account.gid);
  await rename(draft, file);
}

function quoted(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replace(/'/g, "''")}'`;
}
