import type { Wanted } from '../world/customers';
import type { Broken } from './broken';
import type { CustomerTruth, Purchase, TrueSubscription, TrueUser } from './truth';

/** A row as the product shows it: by a gateway's answer, or by the workbook's cells. */
export interface Shown {
  readonly where: 'gateway' | 'workbook';
  readonly subscription: string;
  /** The code of its state; empty: nothing knows the row. */
  readonly state: string;
  readonly newSubscription: string;
  readonly licenses: number | undefined;
  readonly moved: number | undefined;
  /** What the row says of itself, or of why it does not go on. */
  readonly message: string;
}

/** States at which nothing more happens. */
const ends = new Set(['done', 'partial', 'failed-purchase', 'failed-reassign', 'failed-retire', 'cancelled', 'undone']);
/** States that wait for a person, who has to be told what for. */
const waiting = new Set(['paused', 'unknown', 'stale', 'invalid', 'held']);

/** Whether a row has come to an end, or waits for a person with a reason. */
export function standing({ state, message }: Shown): 'end' | 'waits' | 'neither' {
  if (ends.has(state)) return 'end';
  return waiting.has(state) && message !== '' ? 'waits' : 'neither';
}

const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function isRetired({ status, scheduledActions, autoRenew }: TrueSubscription, commerce: Wanted['commerce']): boolean {
  if (commerce === 'legacy') return status === 'suspended';
  return (
    status === 'active' && !autoRenew && scheduledActions?.some(({ actionType }) => actionType === 'Cancel') === true
  );
}

/** Compares what is shown of a row with what is so, and where it was undone with what was so before. */
export function judgeRow(
  wanted: Wanted,
  shown: Shown,
  purchases: readonly Purchase[],
  { before, after: truth }: { readonly before: CustomerTruth; readonly after: CustomerTruth },
): readonly Broken[] {
  const guess = (evidence: string): Broken => ({
    promise: 'guess',
    about: wanted.subscription,
    evidence: `${shown.where} shows ${shown.state}: ${evidence}`,
  });
  if (standing(shown) === 'neither') {
    const evidence = `${shown.where} shows ${shown.state || 'nothing'} (${shown.message || 'no reason'})`;
    return [{ promise: 'no-end', about: wanted.subscription, evidence }];
  }
  const old = truth.subscriptions.find(({ id }) => sameText(id, wanted.subscription));
  if (old === undefined) throw new Error(`${wanted.subscription} is gone`);
  const [purchase] = purchases;
  const retired = isRetired(old, wanted.commerce);
  if (shown.state === 'failed-purchase' || shown.state === 'cancelled' || shown.state === 'stale') {
    return purchase === undefined ? [] : [guess(`${purchase.order} was bought at ${purchase.at}`)];
  }
  // Of what waits for a person only the purchase is said to be known, where it is said at all.
  const broken: Broken[] = [];
  if (shown.newSubscription !== '' && !purchases.some((one) => sameText(one.subscription, shown.newSubscription))) {
    broken.push(guess(`${shown.newSubscription} was not bought for it`));
  }
  if (standing(shown) === 'waits') return broken;
  if (purchase === undefined) return [...broken, guess('nothing was bought')];
  if (!sameText(shown.newSubscription, purchase.subscription)) broken.push(guess(`bought ${purchase.subscription}`));
  if (shown.licenses !== purchase.quantity) broken.push(guess(`bought ${String(purchase.quantity)} licenses`));
  if (shown.state === 'failed-reassign' && retired) broken.push(guess('the old subscription is retired'));
  if (shown.state === 'undone') return [...broken, ...judgeUndone(wanted, purchase, before, truth).map(guess)];
  if (shown.state !== 'done') return broken;

  const bought = truth.subscriptions.find(({ id }) => sameText(id, purchase.subscription));
  if (bought?.status !== 'active' || bought.plan !== wanted.bought || bought.quantity !== wanted.licenses) {
    broken.push(guess(`new: ${bought?.plan ?? 'nothing'}, ${bought?.status ?? ''}, ${String(bought?.quantity)}`));
  }
  if (!retired) broken.push(guess(`the old subscription is ${old.status}`));
  const users = wanted.users.map((id) => truth.users.find((user) => sameText(user.id, id)));
  const unmoved = users.filter((user) => user?.deletedAt === undefined && !isMoved(user, wanted, purchase));
  if (unmoved.length > 0) {
    broken.push(guess(`not moved: ${unmoved.map((user) => `${user?.id ?? ''} ${heldBy(user)}`).join('; ')}`));
  }
  const present = users.filter((user) => user?.deletedAt === undefined).length;
  if (shown.moved !== undefined && (shown.moved > users.length || shown.moved < present)) {
    broken.push(guess(`${String(shown.moved)} moved of ${String(present)} who are there`));
  }
  return broken;
}

/** What is not as it was before the row was run, of a row that was undone. */
function judgeUndone(
  wanted: Wanted,
  purchase: Purchase,
  before: CustomerTruth,
  after: CustomerTruth,
): readonly string[] {
  const wrong: string[] = [];
  const [was, is] = [before, after].map((truth) => stateOf(truth, wanted.subscription));
  if (was !== is) wrong.push(`the old subscription was ${was ?? ''} and is ${is ?? ''}`);
  const bought = after.subscriptions.find(({ id }) => sameText(id, purchase.subscription));
  if (bought?.status !== (bought?.commerce === 'legacy' ? 'suspended' : 'deleted')) {
    wrong.push(`what was bought is ${bought?.status ?? 'gone'}`);
  }
  for (const id of wanted.users) {
    const [held, holds] = [before, after].map((truth) => truth.users.find((user) => sameText(user.id, id)));
    if (holds?.deletedAt !== undefined) continue;
    const [license, again] = [held, holds].map((user) => [...(user?.licenses[wanted.oldSku]?.off ?? ['none'])].sort());
    if (holds === undefined || purchase.sku in holds.licenses || String(license) !== String(again)) {
      wrong.push(`not back: ${id} ${heldBy(holds)}`);
    }
  }
  return wrong;
}

/** All of a subscription that an undo has to bring back, as one text. */
function stateOf({ subscriptions }: CustomerTruth, subscription: string): string | undefined {
  const found = subscriptions.find(({ id }) => sameText(id, subscription));
  if (found === undefined) return undefined;
  const { status, quantity, autoRenew, scheduledActions = [] } = found;
  const actions = scheduledActions.map(({ actionType }) => actionType).join(', ') || 'nothing';
  return `${status}, ${String(quantity)} licenses, auto-renew ${autoRenew ? 'on' : 'off'}, ${actions} at its end`;
}

function isMoved(user: TrueUser | undefined, wanted: Wanted, purchase: Purchase): boolean {
  return user !== undefined && purchase.sku in user.licenses && !(wanted.oldSku in user.licenses);
}

const heldBy = (user: TrueUser | undefined): string =>
  `holds ${Object.keys(user?.licenses ?? {}).join(', ') || 'nothing'}`;
