import fc from 'fast-check';
import {
  findPlan,
  labelPlans,
  mergePlans,
  planFromOffer,
  planFromSku,
  planNames,
  recognisePlan,
  type AvailabilityFacts,
  type CatalogueSkuFacts,
  type OfferFacts,
  type Plan,
} from '../../src/migration';
import { guid, plan } from './samples';

const offer = (given: Partial<OfferFacts> = {}): OfferFacts => ({
  id: '031C9E47-4802-4248-838E-778FB1D2CC05',
  name: 'Office 365 Business Premium',
  minimumQuantity: 1,
  maximumQuantity: 300,
  category: { id: 'SmallBusiness_Key' },
  prerequisiteOffers: [],
  isAddOn: false,
  isAvailableForPurchase: true,
  isTrial: false,
  billing: 'license',
  supportedBillingCycles: ['annual', 'monthly'],
  reselleeQualifications: [],
  product: { id: 'f245ecc8-75af-4f8e-b61f-27d8114de5f3', name: 'Office 365 Business Premium' },
  ...given,
});
const skuFacts = (given: Partial<CatalogueSkuFacts> = {}): CatalogueSkuFacts => ({
  id: '0001',
  productId: 'CFQ7TTC0LH18',
  title: 'Microsoft 365 Business Basic',
  minimumQuantity: 1,
  maximumQuantity: 300,
  isTrial: false,
  supportedBillingCycles: ['annual', 'monthly'],
  isAddOn: false,
  prerequisiteSkus: [],
  provisioningId: '3b555118-da6a-4418-894f-7df1e2096870',
  ...given,
});
const availability = (given: Partial<AvailabilityFacts> = {}): AvailabilityFacts => ({
  segment: 'commercial',
  country: 'US',
  isPurchasable: true,
  terms: [
    { duration: 'P1Y', billingCycle: 'monthly' },
    { duration: 'P1Y', billingCycle: 'annual' },
    { duration: 'P1M', billingCycle: 'monthly' },
  ],
  ...given,
});
const product = { id: 'CFQ7TTC0LH18', title: 'Microsoft 365 Business Basic' };
const fromSku = (
  title: string,
  given: Partial<CatalogueSkuFacts> = {},
  seen: readonly AvailabilityFacts[] = [availability()],
): Plan => planFromSku(product, skuFacts({ title, maximumQuantity: 10_000_000, ...given }), seen, 'us');

describe('recognising plans by their titles', () => {
  test.each<[string, string | undefined, object]>([
    ['Microsoft 365 Business Basic', 'business-basic', { withTeams: true, eea: false }],
    ['  microsoft  365 business basic ', 'business-basic', {}],
    ['Office 365 Business Premium', 'business-standard', {}],
    ['Microsoft 365 Business Premium', 'business-premium', {}],
    ['Office 365 Enterprise E3', 'office-365-e3', {}],
    ['Office 365 E3 (no Teams)', 'office-365-e3', { withTeams: false, eea: false }],
    ['Office 365 E3 EEA (no Teams)', 'office-365-e3', { withTeams: false, eea: true }],
    ['Microsoft 365 E5 EEA (no Teams)', 'microsoft-365-e5', { withTeams: false, eea: true }],
    ['Microsoft 365 A3 for faculty', 'microsoft-365-a3', { audience: 'faculty' }],
    ['Microsoft 365 A3 for students', 'microsoft-365-a3', { audience: 'students' }],
    ['Office 365 A1 for students use benefit', 'office-365-a1', { audience: 'students' }],
    ['Microsoft 365 Business Basic (Nonprofit Staff Pricing)', 'business-basic', { nonprofit: true }],
    ['Microsoft 365 A3 (Education Faculty Pricing)', 'microsoft-365-a3', { audience: 'faculty' }],
    ['Office 365 E3 (Government Pricing)', 'office-365-e3', { government: true }],
    ['Microsoft 365 F3', 'microsoft-365-f3', {}],
    ['Office 365 F3', 'office-365-f3', {}],
    ['Microsoft 365 E5 Compliance', undefined, {}],
    ['Microsoft 365 E3 - Unattended License', undefined, {}],
    ['Microsoft 365 F5 Security', undefined, {}],
    ['Office 365 E4', undefined, {}],
    ['Visio Plan 2', undefined, {}],
  ])('%s', (title, key, variant) => {
    const recognised = recognisePlan(title);
    expect(recognised.key).toBe(key);
    expect(recognised.variant).toMatchObject(variant);
  });

  test('no name is that of two plans', () => {
    const names = Object.values(planNames).flatMap((one) => one.names.map((name) => name.toLowerCase()));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('plans from the catalogues', () => {
  test('a legacy offer', () => {
    expect(planFromOffer(offer(), 'us')).toMatchObject({
      key: '031C9E47-4802-4248-838E-778FB1D2CC05',
      label: 'Office 365 Business Premium',
      family: 'business',
      commerce: 'legacy',
      skuId: 'f245ecc8-75af-4f8e-b61f-27d8114de5f3',
      minimum: 1,
      maximum: 300,
      terms: [
        { term: undefined, billing: 'annual' },
        { term: undefined, billing: 'monthly' },
      ],
      segment: 'commercial',
      markets: ['US'],
      assignable: true,
      isTrial: false,
      isAddOn: false,
    });
  });

  test.each<[string, Partial<OfferFacts>, Partial<Plan>]>([
    ['10,000,000 is no maximum', { maximumQuantity: 10_000_000 }, { maximum: undefined }],
    ['a prerequisite makes an add-on', { prerequisiteOffers: [guid(1)] }, { isAddOn: true }],
    ['an add-on', { isAddOn: true }, { isAddOn: true }],
    ['a trial', { isTrial: true }, { isTrial: true }],
    ['with conditions to confirm', { enforceAttestation: true }, { mustAttest: true }],
    ['not sold any more', { isAvailableForPurchase: false }, { markets: [] }],
    ['billed by usage', { billing: 'usage' }, { assignable: false }],
    ['no directory SKU', { product: undefined }, { assignable: false }],
    ['for nonprofits', { reselleeQualifications: ['Nonprofit'] }, { segment: 'nonprofit' }],
    ['of the government category', { category: { id: 'Government_Key' } }, { segment: 'government' }],
    ['for faculty', { name: 'Office 365 A3 for faculty' }, { segment: 'education', family: 'education' }],
    [
      'an old answer without cycles',
      { supportedBillingCycles: [] },
      { terms: [{ term: undefined, billing: 'monthly' }] },
    ],
    ['another small business plan', { name: 'Apps for business' }, { family: 'business' }],
  ])('a legacy offer: %s', (_, given, expected) => {
    expect(planFromOffer(offer(given), 'US')).toMatchObject(expected);
  });

  test('a SKU of new commerce', () => {
    expect(planFromSku(product, skuFacts(), [availability()], 'us')).toMatchObject({
      key: 'CFQ7TTC0LH18:0001',
      label: 'Microsoft 365 Business Basic',
      family: 'business',
      commerce: 'new-commerce',
      catalogueSkuId: '0001',
      skuId: '3b555118-da6a-4418-894f-7df1e2096870',
      maximum: 300,
      terms: [
        { term: 'P1M', billing: 'monthly' },
        { term: 'P1Y', billing: 'annual' },
        { term: 'P1Y', billing: 'monthly' },
      ],
      segment: 'commercial',
      markets: ['US'],
      assignable: true,
    });
  });

  test.each<[string, Partial<CatalogueSkuFacts>, readonly AvailabilityFacts[], Partial<Plan>]>([
    ['nothing that can be bought', {}, [availability({ isPurchasable: false })], { markets: [], terms: [] }],
    ['a prerequisite', { prerequisiteSkus: ['a:b'] }, [availability()], { isAddOn: true }],
    [
      'education',
      { title: 'Microsoft 365 A3 for faculty' },
      [availability({ segment: 'education' })],
      { segment: 'education', family: 'education' },
    ],
    ['for devices', { title: 'Microsoft 365 A3 device' }, [availability()], { assignable: false }],
    [
      'the device license of Microsoft 365 A1',
      { provisioningId: 'B17653A4-2443-4e8c-a550-18249dda78bb' },
      [availability()],
      { assignable: false },
    ],
    [
      'terms without a cycle take those of the SKU',
      {},
      [availability({ terms: [{ duration: 'P1Y' }] })],
      {
        terms: [
          { term: 'P1Y', billing: 'annual' },
          { term: 'P1Y', billing: 'monthly' },
        ],
      },
    ],
    [
      'a length and a cycle that nobody knows are not offered',
      {},
      [
        availability({
          terms: [
            { duration: 'P2Y', billingCycle: 'annual' },
            { duration: 'P1Y', billingCycle: 'biennial' },
          ],
        }),
      ],
      { terms: [] },
    ],
    ['frontline', { title: 'Office 365 F3' }, [availability()], { family: 'frontline' }],
    ['enterprise', { title: 'Microsoft 365 E5 EEA (no Teams)' }, [availability()], { family: 'enterprise' }],
    ['something else', { title: 'Visio Plan 2', maximumQuantity: 10_000_000 }, [availability()], { family: 'other' }],
  ])('a SKU of new commerce: %s', (_, given, seen, expected) => {
    expect(planFromSku(product, skuFacts(given), seen, 'US')).toMatchObject(expected);
  });

  test('the same plan of two countries is one, with the markets of both and the narrower bounds', () => {
    const [a, b] = [
      plan({ markets: ['US'], minimum: 2 }),
      plan({
        key: plan().key.toLowerCase(),
        markets: ['SE'],
        maximum: 50,
        terms: [{ term: 'P1M', billing: 'annual' }],
      }),
    ];
    const merged = mergePlans([a, b]);
    expect(merged).toEqual(mergePlans([b, a]));
    expect(merged).toHaveLength(1);
    expect(merged[0]).toMatchObject({ markets: ['SE', 'US'], minimum: 2, maximum: 50 });
    expect(merged[0]?.terms).toHaveLength(5);
  });
});

describe('labels', () => {
  const legacy = plan({ key: guid(1), commerce: 'legacy' });
  test('the plan of new commerce keeps the title, its legacy twin says what it is', () => {
    const labelled = labelPlans([legacy, plan()]);
    expect(labelled.map((one) => [one.key, one.label])).toEqual([
      [plan().key, 'Office 365 E1'],
      [legacy.key, 'Office 365 E1 (legacy)'],
    ]);
    expect(labelled[1]?.aliases).toEqual(['Office 365 E1']);
  });

  test('segments are told apart, and what nothing tells apart bears its key', () => {
    const twins = [plan({ key: 'P:1' }), plan({ key: 'P:2' }), plan({ key: 'P:3', segment: 'education' })];
    expect(labelPlans(twins).map((one) => one.label)).toEqual([
      'Office 365 E1 (education)',
      'Office 365 E1 (P:1)',
      'Office 365 E1 (P:2)',
    ]);
  });

  test('are unique and the same in whatever order the plans come', () => {
    const some = fc.uniqueArray(
      fc.record({
        key: fc.integer({ min: 1, max: 40 }).map((number) => `P${String(number)}:0001`),
        label: fc.constantFrom(
          'Office 365 E1',
          'office 365 e1',
          'Office 365 E3',
          'Office 365 E1 (legacy)',
          'Office 365 E1 (P1:0001)',
        ),
        commerce: fc.constantFrom('legacy' as const, 'new-commerce' as const),
        segment: fc.constantFrom('commercial' as const, 'education' as const),
        isTrial: fc.boolean(),
      }),
      { selector: (one) => one.key, maxLength: 10 },
    );
    fc.assert(
      fc.property(some, (list) => {
        const plans = list.map((one) => plan(one));
        const labelled = labelPlans(plans);
        expect(labelPlans([...plans].reverse())).toEqual(labelled);
        expect(new Set(labelled.map((one) => one.label.toLowerCase())).size).toBe(plans.length);
        for (const one of labelled) {
          expect(findPlan(one.label, labelled, { country: undefined, segment: undefined })).toEqual({
            kind: 'found',
            plan: one,
          });
        }
      }),
    );
  });
});

describe('finding the plan that a text names', () => {
  const plans = labelPlans([
    fromSku('Office 365 E1', { id: '0001' }),
    fromSku('Office 365 E1 (no Teams)', { id: '0002' }),
    fromSku('Microsoft 365 Business Basic', { id: '0003', maximumQuantity: 300 }),
    fromSku('Microsoft 365 F3', { id: '0004' }),
    fromSku('Microsoft 365 A3 for faculty', { id: '0005' }, [availability({ segment: 'education' })]),
    fromSku('Microsoft 365 A3 for students', { id: '0006' }, [availability({ segment: 'education' })]),
    planFromOffer(offer({ id: guid(9), name: 'Office 365 Enterprise E1', category: undefined }), 'US'),
    { ...fromSku('Office 365 E3', { id: '0007' }), markets: ['SE'] },
  ]);
  const buyer = { country: 'US', segment: 'commercial' as const };

  test.each([
    ['Office 365 E1', 'CFQ7TTC0LH18:0001'],
    ['  office 365\u00a0E1 ', 'CFQ7TTC0LH18:0001'],
    ['CFQ7TTC0LH18:0002', 'CFQ7TTC0LH18:0002'],
    ['cfq7ttc0lh18:0002', 'CFQ7TTC0LH18:0002'],
    ['Office 365 Enterprise E1', guid(9)],
    ['Business Basic', 'CFQ7TTC0LH18:0003'],
    ['Office 365 Business Essentials', 'CFQ7TTC0LH18:0003'],
    ['o365_business_essentials', 'CFQ7TTC0LH18:0003'],
    ['Microsoft 365 F1', 'CFQ7TTC0LH18:0004'],
    ['M365 A3 for students', 'CFQ7TTC0LH18:0006'],
    ['O365 E1 (no Teams)', 'CFQ7TTC0LH18:0002'],
    ['Office 365 E3', 'CFQ7TTC0LH18:0007'],
  ])('%j', (text, key) => {
    expect(findPlan(text, plans, buyer)).toMatchObject({ kind: 'found', plan: { key } });
  });

  test('several that the buyer can have are candidates, never a guess', () => {
    const found = findPlan('O365 E1', plans, buyer);
    expect(found).toMatchObject({ kind: 'ambiguous' });
    expect(found.kind === 'ambiguous' && found.candidates.map((one) => one.label)).toEqual([
      'Office 365 E1',
      'Office 365 Enterprise E1',
    ]);
  });

  test('of several the one that the buyer can have', () => {
    const pair = [
      plan({ key: 'P:1', label: 'A', aliases: ['x'] }),
      plan({ key: 'P:2', label: 'B', aliases: ['X'], markets: ['SE'] }),
    ];
    expect(findPlan('x', pair, buyer)).toMatchObject({ kind: 'found', plan: { key: 'P:1' } });
    expect(findPlan('x', pair, { ...buyer, country: 'SE' })).toMatchObject({ kind: 'found', plan: { key: 'P:2' } });
  });

  test.each(['', '   ', 'Office', 'E1', 'Kaizala'])('%j names none', (text) => {
    expect(findPlan(text, plans, buyer)).toEqual({ kind: 'unknown' });
  });

  test('the dotted and dotless i of Turkish change nothing', () => {
    expect(findPlan('OFFICE 365 E1', plans, buyer)).toMatchObject({ kind: 'found' });
    expect(findPlan('offıce 365 e1', plans, buyer)).toEqual({ kind: 'unknown' });
  });
});
