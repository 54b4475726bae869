export * from './content';
export * from './model';
export * from './port';
export { sheetTexts, type SheetTexts } from './codec/texts';
export { mergePulled, type MergedPull, type Pulled } from './merge-pulled';
export { renderModel } from './render-model';
