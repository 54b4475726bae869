import { waitBefore } from '../../../taskpane/gateway-client/back-off';

describe('the wait before another try', () => {
  it('doubles, and never passes the longest one', () => {
    expect([1, 2, 3, 4].map((attempt) => waitBefore(attempt, 1))).toEqual([500, 1000, 2000, 4000]);
    expect(waitBefore(50, 1)).toBe(30_000);
    expect(waitBefore(5000, 1)).toBe(30_000);
  });

  it('lies by chance between half of it and all of it', () => {
    expect(waitBefore(3, 0)).toBe(1000);
    expect(waitBefore(3, 0.5)).toBe(1500);
  });
});
