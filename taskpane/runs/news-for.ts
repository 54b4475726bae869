import {
  migrationKey,
  sheetTexts,
  userKey,
  type MigrationRow,
  type RowPatch,
  type SheetTexts,
  type UserRow,
  type WorkbookContent,
} from '../../src/workbook';

/** Instants stand in cells to the second. */
const sheetPrecision = 1_000;

function sameInstant(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return Math.abs(Date.parse(one) - Date.parse(other)) < sheetPrecision;
}

function wordsOf({ message }: RowPatch, texts: SheetTexts): string {
  if (message === undefined || message === null) return '';
  if (typeof message === 'string') return message;
  return 'key' in message ? texts.text(message.key, message.values) : texts.text(`row.${message.code}`, message.values);
}

function progressOf({ result }: RowPatch, texts: SheetTexts): string | undefined {
  const progress = result?.reassign;
  return typeof progress === 'object' ? texts.text('reassign.progress', { ...progress }) : progress;
}

/** Whether the sheet shows the row already as the patch says. */
function shows(row: MigrationRow, patch: RowPatch, texts: SheetTexts): boolean {
  const { result } = patch;
  return (
    row.keys.stateCode === (patch.state ?? row.keys.stateCode) &&
    row.keys.runId === (patch.runId ?? row.keys.runId) &&
    sameInstant(row.result.updated, result?.updated) &&
    (row.result.reassign ?? undefined) === progressOf(patch, texts) &&
    (patch.message === undefined || row.message === wordsOf(patch, texts) || (!row.message && !patch.message))
  );
}

/**
 * What of the given results the workbook does not show yet: a workbook that is up to date is not written to, because
 * every write is work for Excel and an entry in the agent's list of changes.
 */
export function newsFor(
  content: WorkbookContent,
  rows: readonly RowPatch[],
  users: readonly UserRow[],
): { readonly rows: readonly RowPatch[]; readonly users: readonly UserRow[] } {
  const texts = sheetTexts(content.locale);
  const shown = new Map(content.rows.map((row) => [migrationKey(row), row]));
  const shownUsers = new Map(content.users.map((user) => [userKey(user), user]));
  return {
    rows: rows.filter((patch) => {
      const row = shown.get(migrationKey(patch));
      return row !== undefined && !shows(row, patch, texts);
    }),
    users: users.filter((user) => {
      const before = shownUsers.get(userKey(user));
      return before?.result !== user.result || before?.proof !== user.proof;
    }),
  };
}
