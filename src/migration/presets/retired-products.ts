import type { RetiredProduct } from './retired-product';

/** Products that are no longer sold and have a preset (partner-center-api.md section 22). */
export const retiredProducts = {
  'kaizala-pro': {
    nameWords: ['kaizala'],
    otherWords: ['add', 'addon'],
    offerIds: [],
    skuIds: [],
    skuPartNumbers: [],
    servicePlanStem: 'KAIZALA',
    // Both carry a Kaizala plan and neither is for one audience or for the frontline: the smallest business plan, and
    // beyond the 300 seats of business plans the smallest enterprise plan.
    replacements: ['business-basic', 'office-365-e1'],
  },
  'office-365-e4': {
    nameWords: ['office', '365', 'e4'],
    otherWords: [],
    offerIds: ['8909E28E-5832-42F4-9886-B0A5545F3645'],
    skuIds: ['1392051d-0cb9-4b7a-88d5-621fee5e8711'],
    skuPartNumbers: ['ENTERPRISEWITHSCAL'],
    servicePlanStem: undefined,
    // E4 was E3 with telephony: E3 keeps the apps without selling more than there was. What is lost is shown at Check.
    replacements: ['office-365-e3'],
  },
} as const satisfies Record<string, RetiredProduct>;

export type RetiredProductKey = keyof typeof retiredProducts;
