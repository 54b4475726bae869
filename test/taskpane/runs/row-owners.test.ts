import { RowOwners } from '../../../taskpane/runs/row-owners';
import { rowPatchOf, runIdOf, summaryOf } from '../support/answers';

const first = runIdOf(1);
const second = runIdOf(2);

describe('which run has a row', () => {
  const owners = (): RowOwners => {
    const made = new RowOwners();
    made.learnRuns([
      summaryOf({ id: first, startedAt: '2026-05-01T10:00:00Z' }),
      summaryOf({ id: second, startedAt: '2026-05-02T10:00:00Z' }),
    ]);
    return made;
  };

  it('is the latest that took it, in whichever order they tell of it', () => {
    const old = rowPatchOf(1, { state: 'failed-purchase', runId: first });
    const now = rowPatchOf(1, { state: 'done', runId: second });
    for (const told of [
      [old, now],
      [now, old],
    ]) {
      const made = owners();
      made.learnRows(told);
      expect(made.isLatest(second, now)).toBe(true);
      expect(made.isLatest(first, old)).toBe(false);
    }
  });

  it('is any run as long as nobody else has told of the row', () => {
    expect(owners().isLatest(first, rowPatchOf(7))).toBe(true);
  });
});
