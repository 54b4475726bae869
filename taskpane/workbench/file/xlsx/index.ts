export type { FilePace } from './file-pace';
export { lostAtSaving, type Lost } from './lost-parts';
export { openXlsx } from './open-xlsx';
export { saveXlsx } from './save-xlsx';
