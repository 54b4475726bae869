import { randomFrom, type Random } from './seed/random';

/**
 * What a fault does, with the value that it has where none is given:
 * - `reset-before` / `reset-after`: the connection is destroyed, before or after the effect;
 * - `status:N`: that status, with an HTML body from 502 on, as gateways answer; no effect;
 * - `429` / `401`: the documented bodies; no effect;
 * - `truncate`: the effect happens, the answer's JSON breaks off;
 * - `slow:MS` / `slow-after:MS`: the call waits before, or after, its effect;
 * - `in-progress` / `in-progress-after`: 409 with 800064, without an effect or after it, as a doubled request meets itself;
 * - `half-assign` / `half-remove`: a license update does one half only, then answers 500;
 * - `stale-etag`: a change is refused as out of date, whatever etag it brings;
 * - `no-units`: a license update is refused with 60012, as when somebody else took the last unit;
 * - `user-gone`: a colleague deletes the user of the call just before it;
 * - `order-error:CODE`: a checkout answers 201 with an order error and buys nothing;
 * - `late-ids:MS` / `late-list:MS` / `late-units:MS`: what is bought by the call shows its ids, is listed, or is
 *   provisioned so much later; `no-provisioning`: its units never come.
 */
const kindDefaults = {
  'reset-before': 0,
  'reset-after': 0,
  'status': 500,
  '429': 0,
  '401': 0,
  'truncate': 0,
  'slow': 1000,
  'slow-after': 1000,
  'in-progress': 0,
  'in-progress-after': 0,
  'half-assign': 0,
  'half-remove': 0,
  'stale-etag': 0,
  'no-units': 0,
  'user-gone': 0,
  'order-error': 800023,
  'late-ids': 5000,
  'late-list': 5000,
  'late-units': 5000,
  'no-provisioning': 0,
} as const;

export type FaultKind = keyof typeof kindDefaults;

export interface AppliedFault {
  readonly kind: FaultKind;
  /** Status, milliseconds or code, where the kind takes one. */
  readonly value: number;
}

export interface FaultRule extends AppliedFault {
  /** Operation name, a name with `*`, or `METHOD /path` with `*`. */
  readonly route: string;
  /** How often it still strikes; undefined: always. */
  readonly count: number | undefined;
  /** Chance from 0 to 1. */
  readonly chance: number;
  /** Matching calls that pass first. */
  readonly skip: number;
}

/** A fault rule that cannot be read. */
export class FaultSpecError extends Error {
  override readonly name = 'FaultSpecError';
}

const isKind = (name: string): name is FaultKind => Object.hasOwn(kindDefaults, name);

function kindOf(text: string): AppliedFault {
  const [name = '', value] = text.split(':');
  if (!isKind(name)) throw new FaultSpecError(`Unknown fault "${text}"`);
  const number = value === undefined ? kindDefaults[name] : Number(value);
  if (!Number.isFinite(number) || number < 0) throw new FaultSpecError(`"${text}" has no valid number`);
  return { kind: name, value: number };
}

function numberOf(name: string, value: string | undefined, low: number, high: number): number {
  const number = Number(value);
  if (value === undefined || value === '' || !(number >= low && number <= high)) {
    throw new FaultSpecError(`"${name}" wants a number from ${String(low)} to ${String(high)}`);
  }
  return number;
}

/** Reads `ROUTE=KIND[,count=N][,chance=P][,skip=N]`. */
export function parseFault(spec: string): FaultRule {
  const equals = spec.indexOf('=');
  if (equals <= 0) throw new FaultSpecError(`"${spec}" is not ROUTE=KIND[,count=N][,chance=P][,skip=N]`);
  const [kind = '', ...settings] = spec.slice(equals + 1).split(',');
  const rule = {
    route: spec.slice(0, equals).trim(),
    ...kindOf(kind.trim()),
    count: undefined as number | undefined,
    chance: 1,
    skip: 0,
  };
  for (const setting of settings) {
    const [name = '', value] = setting.split('=').map((part) => part.trim());
    if (name === 'count') rule.count = numberOf(name, value, 0, Number.MAX_SAFE_INTEGER);
    else if (name === 'chance') rule.chance = numberOf(name, value, 0, 1);
    else if (name === 'skip') rule.skip = numberOf(name, value, 0, Number.MAX_SAFE_INTEGER);
    else throw new FaultSpecError(`Unknown setting "${name}" in "${spec}"`);
  }
  return rule;
}

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');

interface LiveRule {
  readonly rule: FaultRule;
  readonly pattern: RegExp;
  passed: number;
  struck: number;
}

/** The fault rules in force. The first matching one that has its turn strikes. */
export class Faults {
  private rules: LiveRule[] = [];
  private readonly random: Random;

  constructor(seed: number, specs: readonly string[]) {
    this.random = randomFrom(seed, 'faults');
    for (const spec of specs) this.add(parseFault(spec));
  }

  add(rule: FaultRule): void {
    this.rules.push({ rule, pattern: new RegExp(`^${escaped(rule.route)}$`, 'i'), passed: 0, struck: 0 });
  }

  clear(): void {
    this.rules = [];
  }

  list(): readonly (FaultRule & { readonly passed: number; readonly struck: number })[] {
    return this.rules.map(({ rule, passed, struck }) => ({ ...rule, passed, struck }));
  }

  /** The fault that strikes this call, if one does. */
  next(operation: string, method: string, path: string): AppliedFault | undefined {
    for (const live of this.rules) {
      const { rule, pattern } = live;
      if (rule.count !== undefined && live.struck >= rule.count) continue;
      if (!pattern.test(operation) && !pattern.test(`${method} ${path}`)) continue;
      if (live.passed < rule.skip) {
        live.passed += 1;
        continue;
      }
      if (rule.chance < 1 && this.random() >= rule.chance) continue;
      live.struck += 1;
      return { kind: rule.kind, value: rule.value };
    }
    return undefined;
  }
}
