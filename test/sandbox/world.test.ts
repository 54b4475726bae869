import { startSandbox } from '../../src/sandbox';
import { customerHeader } from '../../src/sandbox/seed/names';
import { mix, unmix } from '../../src/sandbox/seed/random';
import { atOnce, Client, type Json } from './client';

interface Snapshot {
  readonly customers: Json[];
  readonly subscriptions: Json[];
  readonly users: readonly { readonly user: Json; readonly customer: string }[];
  readonly truths: Json[];
  readonly text: string;
}

async function snapshot(seed: number): Promise<Snapshot> {
  const sandbox = await startSandbox({ ...atOnce, seed });
  const client = new Client(sandbox.url);
  const customers = await client.allCustomers(500);
  const subscriptions: Json[] = [];
  const truths: Json[] = [];
  let text = JSON.stringify(customers);
  for (const { id } of customers) {
    const reply = await client.get(`/v1/customers/${id}/subscriptions`);
    subscriptions.push(...reply.body.items);
    const truth = await client.get(`/_sandbox/customers/${id}`);
    truths.push(truth.body);
    text += reply.text + truth.text + (await client.get(`/v1/customers/${id}/subscribedskus`)).text;
  }
  await sandbox.stop();
  const users = truths.flatMap((truth) => truth.users.map((user) => ({ user, customer: truth.id })));
  return { customers, subscriptions, users, truths, text };
}

let world: Snapshot;
beforeAll(async () => {
  world = await snapshot(1);
});

describe('the made-up world', () => {
  it('is the same for the same seed, and another for another', async () => {
    expect((await snapshot(1)).text).toBe(world.text);
    expect((await snapshot(2)).text).not.toBe(world.text);
  });

  it('has forty customers of several countries, each with a name of its own', () => {
    expect(world.customers).toHaveLength(40);
    expect(new Set(world.customers.map(({ companyProfile }) => companyProfile.companyName)).size).toBe(40);
    const countries = world.truths.map(({ ['facts']: facts }) => (facts as Json)['country']);
    expect(new Set(countries)).toEqual(new Set(['US', 'GB', 'PL', 'SE', 'TR', 'IT', 'DE', 'FR', 'HK']));
  });

  it('has every kind of subscription that a real partner has', () => {
    const some = (matches: (subscription: Json) => boolean): boolean => world.subscriptions.some(matches);
    const legacy = (subscription: Json): boolean => !subscription.offerId.includes(':');
    const ending = (subscription: Json): boolean =>
      !subscription.autoRenewEnabled &&
      subscription.status === 'active' &&
      subscription.commitmentEndDate < '2027-02-01';
    expect(some((each) => each.offerName === 'Kaizala Pro' && legacy(each) && ending(each))).toBe(true);
    expect(some((each) => each.offerName === 'Office 365 E4' && legacy(each) && ending(each))).toBe(true);
    expect(some((each) => !legacy(each) && ending(each) && !each['isTrial'])).toBe(true);
    expect(some((each) => each.autoRenewEnabled)).toBe(true);
    expect(some((each) => each.status === 'suspended')).toBe(true);
    expect(some((each) => each.status === 'expired')).toBe(true);
    expect(some((each) => each['isTrial'] === true)).toBe(true);
    expect(some((each) => each['parentSubscriptionId'] !== undefined)).toBe(true);
    expect(world.truths.some(({ subscriptions }) => subscriptions.some((each) => each['extended'] === true))).toBe(
      true,
    );
  });

  it('has every kind of user that a real directory has', () => {
    const holding = (user: Json): readonly string[] => Object.keys(user.licenses);
    const some = (matches: (user: Json) => boolean): boolean => world.users.some(({ user }) => matches(user));
    const bystanders = world.users.filter(({ user }) => holding(user).length === 0);
    expect(bystanders.length).toBeGreaterThan(world.users.length / 5);
    expect(some((user) => user['state'] === 'inactive' && holding(user).length > 0)).toBe(true);
    expect(some((user) => String(user['displayName']).startsWith('Shared Mailbox') && holding(user).length > 0)).toBe(
      true,
    );
    expect(some((user) => user.usageLocation === undefined && holding(user).length > 0)).toBe(true);
    expect(some((user) => Object.values(user.licenses).some(({ inherited }) => inherited))).toBe(true);
    expect(some((user) => Object.values(user.licenses).some(({ off }) => off.length > 0))).toBe(true);
    const kaizala = '7b1f4c9e-5d0a-4f6b-9e27-3a6c81d4e0f5';
    expect(some((user) => holding(user).includes(kaizala) && holding(user).length > 1)).toBe(true);
    expect(
      world.truths.some(({ ['facts']: facts }) => Object.keys((facts as Json)['otherUnits'] as object).length > 0),
    ).toBe(true);
  });

  it('gives no one a license that no unit stands for', () => {
    for (const truth of world.truths) {
      const { otherUnits } = truth['facts'] as { otherUnits: Record<string, number> };
      const held = new Map<string, number>();
      for (const user of truth.users)
        for (const sku of Object.keys(user.licenses)) held.set(sku, (held.get(sku) ?? 0) + 1);
      for (const [sku, count] of held) {
        const units = truth.subscriptions
          .filter((each) => each['sku'] === sku && each.status === 'active')
          .reduce((sum, { quantity }) => sum + quantity, otherUnits[sku] ?? 0);
        expect({ sku, enough: units >= count }).toEqual({ sku, enough: true });
      }
    }
  });

  it('has schools with the qualification, and customers that cannot buy yet', () => {
    const facts = world.truths.map(({ ['facts']: each }) => each as Json);
    expect(facts.some((each) => each['education'] === 'Approved')).toBe(true);
    expect(facts.some((each) => each['validation'] === 'UnderReview')).toBe(true);
    expect(facts.some((each) => each['directSigned'] === true)).toBe(true);
    expect(facts.some((each) => each['delegatedAccess'] === false)).toBe(true);
  });
});

describe('names and ids', () => {
  it('never repeats a name among 100,000', () => {
    const names = new Set<string>();
    for (let index = 0; index < 100_000; index += 1) names.add(customerHeader(1, index).name);
    expect(names.size).toBe(100_000);
  });

  it('finds the place of a customer in its id', () => {
    for (const value of [0, 1, 39, 99_999, 0x4000_0000, 0xffff_ffff]) expect(unmix(mix(value))).toBe(value);
  });
});
