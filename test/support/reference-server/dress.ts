import { writeDate } from './dates';
import type { Dialect } from './dialect';
import type { Body, BodyObject } from './json';

/** Operations that write GUIDs in upper case where a dialect mixes cases. */
const upperCase = new Set([
  'subscriptions.list',
  'subscriptions.change',
  'customers.get',
  'users.get',
  'users.licenses',
  'orders.get',
  'carts.checkout',
  'offers.list',
  'offers.get',
  'skus.get',
]);

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What a person wrote stays as it was written. */
const persons = new Set(['friendlyName', 'displayName', 'firstName', 'lastName']);

function isObject(body: Body): body is BodyObject {
  return typeof body === 'object' && body !== null && !Array.isArray(body) && !(body instanceof Date);
}

function dropped(name: string, value: Body, dialect: Dialect): boolean {
  if (!isObject(value)) return value === undefined;
  // A page's way on stays, whatever else is left out.
  if (name === 'links') return !dialect.links && value['next'] === undefined;
  if (name === 'attributes') return !dialect.attributes && value['etag'] === undefined;
  return false;
}

/** The body as the dialect sends it: names, cases, dates, and what is left out or added. */
export function dress(body: Body, operation: string, dialect: Dialect): unknown {
  const upper = dialect.guids === 'mixed' && upperCase.has(operation);

  function inner(value: Body, field: string): unknown {
    if (value instanceof Date) return writeDate(value, field, dialect.dates);
    if (Array.isArray(value)) return (value as readonly Body[]).map((entry) => inner(entry, field)); // a Body that is one
    if (isObject(value)) return object(value);
    if (upper && typeof value === 'string' && guid.test(value) && !persons.has(field)) return value.toUpperCase();
    return value;
  }

  function object(value: BodyObject): Record<string, unknown> {
    const fields = Object.entries(value)
      .filter(([name, held]) => !dropped(name, held, dialect))
      .map(([name, held]): [string, unknown] => [named(name), inner(held, name)]);
    if (dialect.unknownFields && value['id'] !== undefined) {
      fields.push([named('preview'), [{ [named('level')]: 3, [named('until')]: null }]]);
    }
    return Object.fromEntries(fields);
  }

  const named = (name: string): string =>
    dialect.names === 'PascalCase' ? name.charAt(0).toUpperCase() + name.slice(1) : name;

  return inner(body, '');
}
