import type { AppliedFault } from './faults';
import { Refusal } from './refusal';
import type { Change } from './state/change';
import type { Customer } from './state/customer';
import type { World } from './state/world';

/** What an operation answers. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds for which the answer is held back after the effect. */
  readonly holdMs?: number;
}

/** One call, as an operation sees it. */
export class Call {
  constructor(
    readonly world: World,
    readonly change: Change,
    readonly params: Readonly<Record<string, string>>,
    /** Query values by name in lower case. */
    readonly query: ReadonlyMap<string, string>,
    /** Header values by name in lower case. */
    readonly headers: Readonly<Record<string, string | undefined>>,
    /** The body with property names in camel case, not checked yet. */
    readonly body: unknown,
    /** A fault that only the operation itself can act out. */
    readonly fault: AppliedFault | undefined,
  ) {}

  get now(): number {
    return this.change.now;
  }

  param(name: string): string {
    return this.params[name] ?? '';
  }

  /** The customer of the path, as it is now. */
  customer(): Customer {
    const id = this.param('customer');
    const customer = this.world.customer(id, this.change);
    if (!customer) throw new Refusal(404, 20002, `The customer ${id} does not have a relationship with the partner.`);
    return customer;
  }

  /** The customer of the path, for what needs delegated rights in its directory (partner-center-api.md 15.2). */
  managedCustomer(): Customer {
    const customer = this.customer();
    if (!customer.facts.delegatedAccess) {
      throw new Refusal(
        403,
        900308,
        'The caller does not have the role that this operation needs in the customer directory.',
      );
    }
    return customer;
  }
}

/** One documented operation of the service. */
export interface Operation {
  /** Name by which faults and counts speak of it, such as `carts.checkout`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly handle: (call: Call) => Answer;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
