import { costOfPlan, noLimits, spentWith, stopOnCost, stopOnFailures, type RunLimits } from '../../src/migration';
import { plan } from './samples';

const limited = (limits: Partial<RunLimits>): RunLimits => ({ ...noLimits, ...limits });

describe('too many failures', () => {
  const limits = limited({ failurePercent: 20, failureRows: 5 });
  test.each([
    [{ ended: 4, failed: 4 }, false, 'too few rows to tell'],
    [{ ended: 5, failed: 1 }, false, 'just the share that is allowed'],
    [{ ended: 5, failed: 2 }, true, 'more than that'],
    [{ ended: 100, failed: 20 }, false, 'the share of many'],
    [{ ended: 100, failed: 21 }, true, 'more of many'],
    [{ ended: 5, failed: 0 }, false, 'no failure'],
  ])('%j stops: %s (%s)', (tally, stops) => {
    expect(stopOnFailures(limits, tally) !== undefined).toBe(stops);
  });

  test('a share of nothing stops at the first failure, and no share never', () => {
    expect(stopOnFailures(limited({ failurePercent: 0, failureRows: 1 }), { ended: 1, failed: 1 })).toBeDefined();
    expect(stopOnFailures(noLimits, { ended: 9, failed: 9 })).toBeUndefined();
  });
});

describe('too much money', () => {
  const limits = limited({ mostCost: [{ currency: 'EUR', perMonth: 100 }] });
  const euro = (perMonth: number) => [{ currency: 'EUR', perMonth }];

  test('the limit itself is allowed, to the cent', () => {
    const spent = spentWith({}, euro(99.9));
    expect(stopOnCost(limits, spent, euro(0.1))).toBeUndefined();
    expect(stopOnCost(limits, spent, euro(0.11))).toMatchObject({ values: { amount: 100.01, limit: 100 } });
  });

  test('a currency without a limit is not limited, not even when the other one is used up', () => {
    expect(stopOnCost(limits, { EUR: 10_001 }, [{ currency: 'USD', perMonth: 9_999 }])).toBeUndefined();
  });

  test('an unknown price stops only where money is limited', () => {
    expect(stopOnCost(limits, {}, undefined)?.code).toBe('stop-loss-price-unknown');
    expect(stopOnCost(noLimits, {}, undefined)).toBeUndefined();
  });

  test('what is given back is never less than nothing', () => {
    expect(spentWith(spentWith({}, euro(10)), euro(10), -1)).toEqual({ EUR: 0 });
    expect(spentWith({}, euro(10), -1)).toEqual({ EUR: 0 });
  });
});

test('the cost of a row is that of all its parts, and is not known where that of one is not', () => {
  const part = (price: number | undefined, currency: string | undefined, licenses: number) => ({
    part: 1,
    plan: plan({ price, currency }),
    licenses,
    term: undefined,
    billing: 'monthly' as const,
  });
  expect(costOfPlan({ parts: [part(1.1, 'EUR', 3), part(2, 'EUR', 1), part(1, 'USD', 1)] })).toEqual([
    { currency: 'EUR', perMonth: 5.3 },
    { currency: 'USD', perMonth: 1 },
  ]);
  expect(costOfPlan({ parts: [part(1, 'EUR', 1), part(undefined, undefined, 1)] })).toBeUndefined();
});
