/** A formula and what Excel's documentation says that it answers. */
export type DocumentedAnswer = readonly [formula: string, answer: string | number | boolean];
