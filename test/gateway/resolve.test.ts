import { randomUUID } from 'node:crypto';
import type { CustomerId, RunId, SubscriptionId } from '../../src/base';
import { commandAnswer, evidenceAnswer, paths, type RunAnswer } from '../../src/contract';
import type { WorkbookContent } from '../../src/workbook';
import { holders, legacyCustomer } from '../support/scenarios';
import { until } from '../support/until';
import { answer, dropRequest } from '../support/unruly-proxy';
import { openTestGateway, type TestGateway } from './support/test-gateway';

/** Offer id of the legacy Office 365 E3 (partner-center-api.md 22.2). */
const legacyE3 = '796B6B5F-613C-4E24-A17C-EBA730D49C02';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await openTestGateway({ sandbox: { legacySales: 'open' } });
});
afterEach(() => gateway.close());

interface UnknownRow {
  readonly customer: CustomerId;
  readonly sheet: WorkbookContent;
  readonly run: RunId;
  readonly row: SubscriptionId;
}

/** A row whose purchase went out as an order that never got an answer. */
async function unknownRow(): Promise<UnknownRow> {
  const customer = await gateway.world.customer(legacyCustomer(3, [holders(2)]));
  const wish = { target: legacyE3, row: { term: 'P1Y', billing: 'annual' } } as const;
  const sheet = await gateway.checked(await gateway.content([customer], wish));
  gateway.world.proxy.on(customer, 'POST', 'carts', () => answer(405), 100);
  gateway.world.proxy.on(customer, 'POST', 'orders', dropRequest);
  const { id: run } = await gateway.run(sheet);
  await gateway.runUntil(run, ({ counts }) => counts.unknown === 1);
  const row = sheet.rows[0]?.subscriptionId;
  if (row === undefined) throw new Error('No row');
  return { customer, sheet, run, row };
}

/** What a colleague does in the portal. */
async function buyByHand(customer: CustomerId, offerId: string, quantity: number): Promise<void> {
  const response = await fetch(`${gateway.world.sandbox.url}/v1/customers/${customer}/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'authorization': 'Bearer x' },
    body: JSON.stringify({
      billingCycle: 'annual',
      lineItems: [{ lineItemNumber: 0, offerId, quantity, friendlyName: 'By hand' }],
    }),
  });
  if (!response.ok) throw new Error(await response.text());
}

const evidenceOf = ({ run, row }: UnknownRow) => gateway.caller.ask(evidenceAnswer, 'GET', paths.evidence(run, row));

const resolve = ({ run, row }: UnknownRow, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  gateway.caller.call('POST', paths.resolve(run, row), { body, headers });

const ended = ({ status }: RunAnswer): boolean => status === 'ended';

test('the evidence says what was sent, what was looked for and what there is', async () => {
  const unknown = await unknownRow();
  const evidence = await evidenceOf(unknown);
  expect(evidence).toMatchObject({ subscriptionId: unknown.row, licenses: 2, candidates: [], phrase: 'not bought' });
  expect(evidence.plan).toContain('Office 365 E3');
  expect(evidence).toMatchObject({ about: 'purchase', choices: ['adopt', 'wait', 'not-bought'] });
  expect(evidence.searches.map(({ place, outcome }) => [place, outcome])).toEqual([
    ['orders', 'nothing'],
    ['subscriptions', 'nothing'],
    ['audit-records', 'nothing'],
  ]);
  expect(evidence.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(evidence.correlationId).toMatch(/^[0-9a-f-]{36}$/);
  expect(evidence.sentAt).toBeDefined();
  expect(Date.parse(evidence.notBoughtFrom ?? '')).toBeGreaterThan(Date.parse(evidence.sentAt ?? ''));
});

test('that nothing was bought is declared by typing it, and not before the lists of the service must show it', async () => {
  const unknown = await unknownRow();
  const early = await resolve(unknown, { choice: 'not-bought', typed: 'not bought' });
  expect(early).toMatchObject({ status: 409, body: { code: 'not-bought-too-early', retryable: true } });
  const untyped = await resolve(unknown, { choice: 'not-bought', typed: 'yes' });
  expect(untyped).toMatchObject({ status: 422, body: { code: 'not-bought-untyped' } });
  const { notBoughtFrom } = await evidenceOf(unknown);
  await until(() => Promise.resolve(Date.now() > Date.parse(notBoughtFrom ?? '') ? true : undefined));
  const italian = { 'accept-language': 'it' };
  const declared = await resolve(unknown, { choice: 'not-bought', typed: 'non acquistato' }, italian);
  expect(commandAnswer.parse(declared.body).taken).toEqual([unknown.row]);
  const run = await gateway.runUntil(unknown.run, ended);
  expect(run.rows[0]).toMatchObject({
    state: 'failed-purchase',
    message: { code: 'declared-not-bought', values: { by: 'agent' } },
  });

  // From there the row can be run anew, under another identity.
  const again = await gateway.run(unknown.sheet);
  expect(await gateway.runUntil(again.id, ended)).toMatchObject({ counts: { done: 1 } });
  expect((await gateway.world.ledger(unknown.customer)).purchases).toHaveLength(1);
});

test('a purchase that somebody made by hand is adopted, and the row goes on with it', async () => {
  const unknown = await unknownRow();
  await buyByHand(unknown.customer, legacyE3, 2);
  const evidence = await until(async () => {
    const found = await evidenceOf(unknown);
    return found.candidates.length > 0 ? found : undefined;
  });
  expect(evidence.candidates).toMatchObject([{ licenses: 2, marked: false }]);
  const [candidate] = evidence.candidates;
  await until(async () => {
    const adopted = await resolve(unknown, { choice: 'adopt', subscriptionId: candidate?.subscriptionId });
    if (adopted.status === 200) return true;
    // The order that went out without an answer may still take effect, and then there would be two.
    expect(adopted).toMatchObject({ status: 409, body: { code: 'decision-too-early', retryable: true } });
    return undefined;
  });
  const run = await gateway.runUntil(unknown.run, ended);
  expect(run).toMatchObject({ counts: { done: 1 } });
  expect(run.rows[0]?.result?.newSubscription).toBe(candidate?.subscriptionId);
  const ledger = await gateway.world.ledger(unknown.customer);
  expect(ledger.purchases).toHaveLength(1);
  expect(ledger.instantsWithoutLicense).toEqual([]);
});

test('what cannot be the one that was bought is not adopted', async () => {
  const unknown = await unknownRow();
  const refused = async (subscriptionId: string) => (await resolve(unknown, { choice: 'adopt', subscriptionId })).body;
  const reason = (why: string) => ({ code: 'adopt-impossible', status: 409, values: { reason: why } });
  expect(await refused(unknown.row)).toMatchObject(reason('other-product'));
  expect(await refused(randomUUID())).toMatchObject(reason('not-found'));
  await buyByHand(unknown.customer, legacyE3, 2);
  const { candidates } = await until(async () => {
    const found = await evidenceOf(unknown);
    return found.candidates.length > 0 ? found : undefined;
  });
  const id = candidates[0]?.subscriptionId ?? '';
  const change = { action: 'change-subscription', customer: unknown.customer, subscription: id };
  await gateway.world.tamper({ ...change, status: 'suspended' });
  expect(await refused(id)).toMatchObject(reason('not-active'));
  await gateway.world.tamper({ ...change, status: 'active', friendlyName: 'CG-ABCDEFGHJKMNPQRS of another row' });
  expect(await refused(id)).toMatchObject(reason('other-row'));
});

test('the row is looked at again when a person wants to wait', async () => {
  const unknown = await unknownRow();
  const waited = await resolve(unknown, { choice: 'wait' });
  expect(commandAnswer.parse(waited.body).taken).toEqual([unknown.row]);
  await gateway.runUntil(unknown.run, ({ counts }) => counts.unknown === 1);
});

test('where nothing is unknown there is nothing to settle', async () => {
  const customer = await gateway.world.customer(legacyCustomer(2, [holders(1)]));
  const sheet = await gateway.checked(await gateway.content([customer]));
  const { id } = await gateway.run(sheet);
  await gateway.runUntil(id, ended);
  const done = { customer, sheet, run: id, row: sheet.rows[0]?.subscriptionId as SubscriptionId };
  for (const body of [
    { choice: 'wait' },
    { choice: 'adopt', subscriptionId: randomUUID() },
    { choice: 'not-bought', typed: 'not bought' },
  ]) {
    expect(await resolve(done, body)).toMatchObject({ status: 409, body: { code: 'not-resolvable' } });
  }
  const evidence = await gateway.caller.call('GET', paths.evidence(id, done.row));
  expect(evidence).toMatchObject({ status: 409, body: { code: 'not-resolvable', values: { state: 'done' } } });
});
