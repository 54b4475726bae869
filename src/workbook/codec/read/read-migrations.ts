import { brandId, isGuid, type CustomerId, type RunId, type SubscriptionId } from '../../../base';
import { checkedPlanColumns, rowStates, type CheckedPlanColumn, type RowPlan, type RowState } from '../../../migration';
import type { MigrationRow, ResultCells, SourceCells } from '../../content';
import { choiceLists } from '../../sheets/choices';
import { echoOf, isSuggested, readCheckedPlan } from '../../sheets/echo';
import type { CellValue } from '../cells/cell';
import { isErrorCell, wordsIn } from '../cells/grid';
import type { PlanNames } from './plan-names';
import type { RowReader } from './row-reader';

const mostLicenses = 10_000_000;
const mostDays = 3650;
const mostWaves = 1000;

const states: ReadonlySet<string> = new Set(rowStates);

/** Two letters, however they were typed. */
function countryIn(text: string): string | undefined {
  const letters = text.trim();
  return /^[a-z]{2}$/i.test(letters) ? letters.toUpperCase() : undefined;
}

function readSource(row: RowReader): SourceCells {
  return {
    customer: row.seenText('customer'),
    product: row.seenText('product'),
    endDate: row.seenDay('endDate'),
    atTermEnd: row.seenChoice(choiceLists.termEnd, 'atTermEnd'),
    licenses: row.seenNumber('licenses'),
    assigned: row.seenNumber('assigned'),
    country: countryIn(row.seenText('country')),
    segment: row.seenChoice(choiceLists.segment, 'segment'),
    domain: row.seenText('domain'),
    subscription: row.seenText('subscription'),
    commerce: row.seenChoice(choiceLists.commerce, 'commerce'),
    sourceStatus: row.seenChoice(choiceLists.status, 'sourceStatus'),
    autoRenew: truthOf(row.seenChoice(choiceLists.yesNo, 'autoRenew')),
    term: row.seenChoice(choiceLists.term, 'term'),
    billing: row.seenChoice(choiceLists.billing, 'billing'),
    reseller: row.seenText('reseller'),
  };
}

function truthOf(code: 'yes' | 'no' | undefined): boolean | undefined {
  return code === undefined ? undefined : code === 'yes';
}

function readPlan(row: RowReader, plans: PlanNames): RowPlan {
  const planText = row.text('targetPlan').trim();
  const targetPlan = planText === '' ? undefined : plans.keyOf(planText);
  return {
    include: row.choice(choiceLists.include, 'include'),
    targetPlan,
    unknownPlan: planText !== '' && targetPlan === undefined ? planText : undefined,
    licenses: row.whole('targetLicenses', 1, mostLicenses),
    term: row.choice(choiceLists.term, 'targetTerm'),
    billing: row.choice(choiceLists.billing, 'targetBilling'),
    newPlans: row.choice(choiceLists.newPlans, 'newPlans'),
    retire: row.choice(choiceLists.retire, 'retire'),
    retireAfterDays: row.whole('retireAfter', 0, mostDays),
    wave: row.whole('wave', 1, mostWaves),
    runAt: row.instant('runAt'),
    reference: row.text('reference'),
    note: row.text('note'),
  };
}

function readResult(row: RowReader): ResultCells {
  return {
    purchase: row.seenChoice(choiceLists.stepState, 'purchase'),
    reassign: row.seenText('reassign') || undefined,
    retired: row.seenChoice(choiceLists.stepState, 'retired'),
    boughtPlan: row.seenText('boughtPlan'),
    boughtLicenses: row.seenNumber('boughtLicenses'),
    newSubscription: row.seenText('newSubscription'),
    order: row.seenText('order'),
    undoUntil: row.seenInstant('undoUntil'),
    deprovisioned: row.seenDay('deprovisioned'),
    runBy: row.seenText('runBy'),
    updated: row.seenInstant('updated'),
  };
}

function stateIn(text: string): RowState | undefined {
  const word = text.trim();
  return states.has(word) ? (word as RowState) : undefined; // the set holds row states alone
}

/** Ids of a row; undefined where one of them is none, which is told. */
export function readIds<Key extends string>(
  row: RowReader,
  keys: readonly Key[],
): Readonly<Record<Key, string>> | undefined {
  const ids: Partial<Record<Key, string>> = {};
  let sound = true;
  for (const key of keys) {
    const cell = row.cell(key);
    const id = wordsIn(cell);
    if (isGuid(id)) ids[key] = id;
    else {
      sound = false;
      row.problem('row-id-invalid', key, { value: isErrorCell(cell) ? cell.error : id.slice(0, 100) });
    }
  }
  return sound ? (ids as Record<Key, string>) : undefined; // every key was set, else it is not sound
}

/** A row of Migrations as typed values; undefined where its ids cannot be read. */
export function readMigration(row: RowReader, plans: PlanNames): MigrationRow | undefined {
  const ids = readIds(row, ['customerId', 'subscriptionId']);
  if (!ids) return undefined;
  const planCell = (column: CheckedPlanColumn): CellValue | undefined => {
    const cell = row.cell(column);
    return isErrorCell(cell) ? cell.error : cell;
  };
  const { echo, suggestions, findings } = readCheckedPlan(row.seenText('checkedPlan'));
  const runId = row.seenText('runId').trim();
  return {
    customerId: brandId<CustomerId>(ids.customerId),
    subscriptionId: brandId<SubscriptionId>(ids.subscriptionId),
    source: readSource(row),
    plan: readPlan(row, plans),
    suggested: checkedPlanColumns.filter((column) => isSuggested(column, planCell(column), suggestions)),
    message: row.seenText('message') || undefined,
    check: {
      check: row.seenChoice(choiceLists.check, 'check'),
      findings: row.seenText('findings'),
      cost: row.seenNumber('cost'),
      costChange: row.seenNumber('costChange'),
      overlap: row.seenNumber('overlap'),
      currency: row.seenText('currency') || undefined,
    },
    result: readResult(row),
    keys: {
      stateCode: stateIn(row.seenText('stateCode')),
      digest: row.seenText('digest').trim(),
      checkedPlan: echo,
      runId: runId === '' ? undefined : brandId<RunId>(runId),
      ...(findings === '' ? {} : { findings }),
    },
    planEcho: echoOf(planCell),
    rowNumber: row.number,
  };
}
