import { type Sheet } from '../../../model';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Argument, type ObjectType } from '../../object-type';
import { type WireValue } from '../../protocol';
import { fields, optionalText } from '../input';

const defaultOptions = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: 'Normal',
} as const;

/** The switches as they are known, and nothing else. */
function readOptions(given: Argument | undefined): Readonly<Record<string, WireValue>> {
  const options: Record<string, WireValue> = { ...defaultOptions };
  for (const [name, value] of Object.entries(given == null ? {} : fields(given))) {
    if (!(name in defaultOptions)) throw new HostError('InvalidArgument');
    if (typeof value === 'boolean' || typeof value === 'string') options[name] = value;
  }
  return options;
}

export const worksheetProtectionType: ObjectType<Sheet> = {
  name: 'WorksheetProtection',
  properties: {
    Protected: { get: (sheet) => sheet.protection !== undefined },
    // Options are what `protect` read: plain switches.
    Options: { get: (sheet) => (sheet.protection?.options ?? null) as WireValue },
  },
  methods: {
    Protect: (sheet, [options, password]) => sheet.protect(readOptions(options), optionalText(password)),
    Unprotect: (sheet, [password]) => sheet.unprotect(optionalText(password)),
  },
};

/** Protection of the workbook's structure: which sheets there are, and in what order. */
export const workbookProtectionType: ObjectType<Host> = {
  name: 'WorkbookProtection',
  properties: { Protected: { get: ({ workbook }) => workbook.structureProtection !== undefined } },
  methods: {
    Protect: ({ workbook }, [password]) => workbook.protectStructure(optionalText(password)),
    Unprotect: ({ workbook }, [password]) => workbook.unprotectStructure(optionalText(password)),
  },
};
