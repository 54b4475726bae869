import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { sandboxHeader } from '../src/contract';
import type { Figure } from './figure';
import { BenchChild } from './world/bench-child';
import { openBenchDatabase } from './world/bench-database';
import type { QueueWish } from './world/queue-process';

const rows = 100_000;
const rowsOfARun = 10_000;
const idleSeconds = 10;

/** A service that never answers in time: rows stay queued behind the few that wait for it. */
async function openSilence(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Peak {
  readonly megabytes: number;
  readonly cpu: number;
}

async function peakOf(child: BenchChild): Promise<Peak> {
  child.tell('peak');
  return JSON.parse(await child.says('peak')) as Peak; // our own process
}

/** Reads an answer to its end without keeping it. */
async function read(url: string, path: string): Promise<{ readonly bytes: number; readonly seconds: number }> {
  const start = performance.now();
  const response = await fetch(url + path, { headers: { [sandboxHeader.name]: sandboxHeader.value } });
  if (!response.ok || response.body === null) throw new Error(`${path}: ${String(response.status)}`);
  let bytes = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) bytes += chunk.length; // as Node has it
  return { bytes, seconds: (performance.now() - start) / 1000 };
}

/** Follows a run for a while, as a pane does. */
async function follow(url: string, run: string, milliseconds: number): Promise<void> {
  const signal = AbortSignal.timeout(milliseconds);
  try {
    const headers = { [sandboxHeader.name]: sandboxHeader.value, accept: 'text/event-stream' };
    const response = await fetch(`${url}/api/runs/${run}/events`, { headers, signal });
    if (response.body === null) throw new Error('No stream');
    const body = response.body as unknown as AsyncIterable<Uint8Array>; // as Node has it
    let bytes = 0;
    for await (const chunk of body) bytes += chunk.length;
    if (bytes === 0) throw new Error('The stream said nothing');
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/**
 * 100,000 queued rows in ten runs: what submitting them takes, what a gateway takes that is started upon them, and what
 * looking at them takes.
 */
export async function bench(): Promise<readonly Figure[]> {
  const database = await openBenchDatabase();
  const silence = await openSilence();
  const wish: QueueWish = { databaseUrl: database.url, serviceUrl: silence.url };
  const children: BenchChild[] = [];
  const start = async (): Promise<{ readonly child: BenchChild; readonly url: string }> => {
    const child = new BenchChild('queue-process.ts', wish);
    children.push(child);
    return { child, url: await child.says('listening') };
  };
  try {
    const runs = Array.from({ length: rows / rowsOfARun }, () => randomUUID());
    const first = await start();
    const begun = performance.now();
    for (const [index, run] of runs.entries()) {
      first.child.tell(`submit ${run} ${String(index * rowsOfARun)} ${String(rowsOfARun)}`);
      await first.child.says('submitted');
    }
    const submitting = (performance.now() - begun) / 1000;
    const submitted = await peakOf(first.child);
    await first.child.kill();

    const opening = performance.now();
    const { child, url } = await start();
    const opened = (performance.now() - opening) / 1000;
    await wait(2_000);
    const before = await peakOf(child);
    await wait(idleSeconds * 1000);
    const idle = await peakOf(child);
    const [run = ''] = runs;
    await Promise.all([follow(url, run, 5_000), follow(url, run, 5_000), read(url, '/metrics')]);
    const metrics = await read(url, '/metrics');
    const list = await read(url, '/api/runs');
    const whole = await read(url, `/api/runs/${run}`);
    const peak = await peakOf(child);
    const none = { ideal: undefined, goal: undefined };
    return [
      {
        name: '100,000 queued rows, peak of a gateway',
        measured: peak.megabytes,
        ideal: undefined,
        goal: 500,
        unit: 'MB',
        note: 'started upon them, two followers, metrics, all runs, a run of 10,000 rows read whole',
      },
      {
        name: '… of the one that submitted them',
        measured: submitted.megabytes,
        ideal: undefined,
        goal: 500,
        unit: 'MB',
      },
      { name: '… submitting them', measured: submitting, ...none, unit: 's' },
      { name: '… start until it listens', measured: opened, ...none, unit: 's' },
      {
        name: '… CPU while nothing happens',
        measured: ((idle.cpu - before.cpu) / idleSeconds) * 100,
        ...none,
        unit: '%',
      },
      { name: '… metrics', measured: metrics.seconds, ...none, unit: 's' },
      { name: '… all runs in numbers', measured: list.seconds, ...none, unit: 's' },
      {
        name: '… a run of 10,000 rows, read whole',
        measured: whole.seconds,
        ...none,
        unit: 's',
        note: `${String(Math.round(whole.bytes / 1e6))} MB`,
      },
    ];
  } finally {
    for (const child of children) await child.kill();
    silence.close();
    await database.close();
  }
}
