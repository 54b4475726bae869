import type { ConditionalFormattingRule } from 'exceljs';

/** What the reader of files gives of a data bar. */
export interface ReadDataBar {
  readonly cfvo?: readonly { readonly type: string; readonly value?: string | number }[];
  readonly color?: { readonly argb?: string };
}

type Rule = Readonly<Record<string, unknown>>;

const standardColour = '#638EC6';

/** Kinds of bounds of Office by those of files. */
const boundTypes = { num: 'Number', min: 'LowestValue', max: 'HighestValue', percent: 'Percent', formula: 'Formula' };
type FileBound = keyof typeof boundTypes;

const isFileBound = (type: string): type is FileBound => type in boundTypes;

/** A data bar as the workbook keeps it: what was set, by its path. */
export function readDataBar({ cfvo = [], color }: ReadDataBar): Rule {
  const bound = (index: number) => {
    const found = cfvo[index];
    if (!found || !isFileBound(found.type)) return null;
    return { type: boundTypes[found.type], ...(found.value === undefined ? {} : { formula: String(found.value) }) };
  };
  return {
    'lowerBoundRule': bound(0),
    'upperBoundRule': bound(1),
    'positive.fillColor': color?.argb === undefined ? standardColour : `#${color.argb.slice(-6)}`,
  };
}

function fileBound(rule: unknown, automatic: FileBound): { type: FileBound; value?: number } {
  if (typeof rule !== 'object' || rule === null || !('type' in rule)) return { type: automatic };
  const type = Object.keys(boundTypes).find((one) => isFileBound(one) && boundTypes[one] === rule.type);
  if (type === undefined || !isFileBound(type) || type === 'formula') return { type: automatic };
  const value = 'formula' in rule ? Number(String(rule.formula).replace(/^=/, '')) : Number.NaN;
  return Number.isFinite(value) ? { type, value } : { type };
}

/** A data bar as the writer of files draws it. */
export function fileDataBar(rule: Rule, priority: number): ConditionalFormattingRule {
  const colour = rule['positive.fillColor'];
  const bar = {
    type: 'dataBar' as const,
    priority,
    cfvo: [fileBound(rule.lowerBoundRule, 'min'), fileBound(rule.upperBoundRule, 'max')],
    color: { argb: `FF${(typeof colour === 'string' ? colour : standardColour).slice(1)}` },
  };
  // The writer asks for a colour, which its types leave out, and writes none of what they ask for.
  return bar;
}
