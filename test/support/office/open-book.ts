import { createWorkbook, type RequirementSets } from '../../../src/excel-host';
import { openOffice, type OpenOffice } from './open-office';

/** 21 November 2026, 8 in the morning, as a cell holds it. */
const serialNow = () => 46_347 + 8 / 24;

/** A new workbook with the real office.js over it. */
export function openBook(requirementSets?: RequirementSets): OpenOffice {
  const workbook = createWorkbook({ clock: { serialNow }, author: 'Ada Lovelace' });
  return openOffice(requirementSets === undefined ? { workbook } : { workbook, requirementSets });
}

/** What a run of the library failed with; fails where it did not. */
export async function failureOf(run: Promise<unknown>): Promise<OfficeExtension.Error> {
  try {
    await run;
  } catch (error) {
    // The library throws errors of its own class only.
    return error as OfficeExtension.Error;
  }
  throw new Error('Nothing failed.');
}
