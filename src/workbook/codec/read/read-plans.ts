import { brandId, type DirectorySkuId } from '../../../base';
import type { Plan } from '../../../migration';
import { choiceLists } from '../../sheets/choices';
import { readTermCodes } from '../plan-terms';
import { namesIn } from './read-users';
import type { RowReader } from './row-reader';

/** A row of Plans; undefined where it is no plan of ours (an agent's own line below the table, say). */
export function readPlanRow(row: RowReader): Plan | undefined {
  const key = row.seenText('key').trim();
  const label = row.seenText('label').trim();
  const commerce = row.seenChoice(choiceLists.commerce, 'commerce');
  const segment = row.seenChoice(choiceLists.segment, 'segment');
  if (key === '' || label === '' || commerce === undefined || segment === undefined) return undefined;
  const kind = row.seenText('kind').trim();
  return {
    key,
    label,
    family: row.seenChoice(choiceLists.family, 'family') ?? 'other',
    aliases: namesIn(row.seenText('aliases')),
    commerce,
    productId: row.seenText('product').trim(),
    catalogueSkuId: row.seenText('catalogueSku').trim(),
    skuId: brandId<DirectorySkuId>(row.seenText('directorySku').trim()),
    minimum: row.seenNumber('minimum') ?? 1,
    maximum: row.seenNumber('maximum'),
    terms: readTermCodes(row.seenText('termCodes')),
    segment,
    markets: row
      .seenText('markets')
      .split(/[\s,]+/)
      .filter((market) => market !== ''),
    assignable: row.seenChoice(choiceLists.yesNo, 'assignable') === 'yes',
    isTrial: kind === 'trial',
    isAddOn: kind === 'add-on',
    price: row.seenNumber('price'),
    currency: row.seenText('currency').trim() || undefined,
  };
}
