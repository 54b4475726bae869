import { compareTexts, type Segment } from '../../migration';
import type { SheetTexts } from '../codec/texts';
import { choiceLists, listRange, retireByCommerce } from './choices';

/** What a plan's row says of where it can be bought. */
export interface OfferedPlan {
  readonly label: string;
  readonly segment: Segment;
  readonly markets: readonly string[];
  /** It can be bought for users: no add-on, no trial, licenses go to users. */
  readonly buyable: boolean;
}

/** Country and segment of a row as its cells show them. */
export interface Market {
  readonly country: string;
  readonly segment: Segment | undefined;
}

/** Labels of a drop-down, with the name of the range that holds them. */
export interface LabelList {
  readonly range: string;
  readonly labels: readonly string[];
}

function choiceLabels(texts: SheetTexts): readonly LabelList[] {
  const fixed = Object.values(choiceLists).flatMap((list) => {
    const { offered } = list as { readonly offered?: readonly string[] };
    return offered
      ? [{ range: listRange(list.key), labels: offered.map((code) => texts.text(`choice.${list.key}.${code}`)) }]
      : [];
  });
  const retire = (['legacy', 'new-commerce'] as const).map((commerce) => ({
    range: listRange(`retire-${commerce}`),
    labels: retireByCommerce[commerce].map((code) => texts.label(choiceLists.retire, code)),
  }));
  return [...fixed, ...retire];
}

/** `country|segment`, spelled as the formula of the drop-down puts it together from the row's cells. */
function marketName({ country, segment }: Market, texts: SheetTexts): string {
  return `${country}|${segment === undefined ? '' : texts.label(choiceLists.segment, segment)}`;
}

function isSold(plan: OfferedPlan, market: Market): boolean {
  const here = market.country === '' || plan.markets.length === 0 || plan.markets.includes(market.country);
  return here && (market.segment === undefined || plan.segment === market.segment);
}

/**
 * The lists behind the drop-downs. The target plans stand once in whole and once by market, each market's plans
 * together, so that the drop-down of a row can cut out its block.
 */
export function labelLists(
  plans: readonly OfferedPlan[],
  markets: readonly Market[],
  texts: SheetTexts,
): readonly LabelList[] {
  const buyable = plans.filter((plan) => plan.buyable).sort((a, b) => compareTexts(a.label, b.label));
  const byName = new Map(markets.map((market) => [marketName(market, texts), market]));
  const pairs = [...byName]
    .sort(([a], [b]) => compareTexts(a, b))
    .flatMap(([name, market]) =>
      buyable.filter((plan) => isSold(plan, market)).map((plan) => [name, plan.label] as const),
    );
  return [
    ...choiceLabels(texts),
    { range: listRange('plan'), labels: [...new Set(buyable.map((plan) => plan.label))] },
    { range: listRange('market'), labels: pairs.map(([name]) => name) },
    { range: listRange('market-plan'), labels: pairs.map(([, label]) => label) },
  ];
}
