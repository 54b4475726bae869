export { openXlsx } from './open-xlsx';
export { saveXlsx } from './save-xlsx';
