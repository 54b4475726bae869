'use strict';

/**
 * Loaded before a program (`node --require`), so that its wall clock can be wrong as a machine's can: it is ahead by the
 * milliseconds that stand in the file CHAOS_CLOCK_FILE names, read at the start and at every SIGCONT. Waits and timers
 * go on by the monotonic clock, as they do on a machine whose time is set. The product knows nothing of this.
 */
const { readFileSync } = require('node:fs');

const file = process.env.CHAOS_CLOCK_FILE ?? '';
const RealDate = Date;
let ahead = 0;

function read() {
  try {
    ahead = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    ahead = 0;
  }
}

class SkewedDate extends RealDate {
  /** @param {readonly unknown[]} values */
  constructor(...values) {
    if (values.length === 0) super(RealDate.now() + ahead);
    else super(.../** @type {[number]} */ (values));
  }

  static now() {
    return RealDate.now() + ahead;
  }
}

read();
process.on('SIGCONT', read);
globalThis.Date = /** @type {DateConstructor} */ (/** @type {unknown} */ (SkewedDate));
