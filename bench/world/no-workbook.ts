import type { Saved, WorkbookPort } from '../../src/workbook';

const saved: Saved = { to: 'workbook', place: 'nowhere', because: undefined, lost: [] };

/** A workbook that takes everything and keeps nothing: what is measured is the way to the service. */
export const noWorkbook: WorkbookPort = {
  supports: { watch: false, charts: false, recalculates: false, pageLayout: false, from1904: false },
  read: () => Promise.reject(new Error('There is nothing to read')),
  render: () => Promise.resolve(saved),
  patch: () => Promise.resolve({ ...saved, missing: [] }),
  watch: () => Promise.reject(new Error('There is nothing to watch')),
};
