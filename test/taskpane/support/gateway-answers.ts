import type { EvidenceAnswer, PlannedRow, RowPatch, RunAnswer, RunSummary } from '../../../src/contract';
import type { Finding } from '../../../src/migration';
import { hasError } from '../../../src/migration';
import { guid } from './answers';
import { eventText } from './scripted-gateway';

const noOrder = {
  rows: 0,
  customers: 0,
  purchases: [],
  users: 0,
  retire: { 'suspend': 0, 'end-at-term': 0, 'cancel-now': 0, 'leave': 0 },
  cost: [],
  rowsWithoutPrice: 0,
  irrevocable: 0,
  steps: [],
  atRisk: [],
};

/** A stream of events as an answer. */
export function eventStream(...events: readonly string[]): Response {
  return new Response(events.join(''), { headers: { 'content-type': 'text/event-stream' } });
}

/** The parsed body of a request of the pane, which sends JSON alone. */
export function bodyOf({ body }: RequestInit): unknown {
  if (typeof body !== 'string') throw new Error('the request has no body');
  return JSON.parse(body) as unknown;
}

/** The rows of a request for a check or a run. */
export function plannedRows(init: RequestInit): readonly PlannedRow[] {
  return (bodyOf(init) as { readonly rows: readonly PlannedRow[] }).rows; // as the contract has it
}

/** Answers a check with these findings, by the place of the row in the request. */
export function checkStream(init: RequestInit, findingsOf: (index: number) => readonly Finding[]): Response {
  const asked = plannedRows(init);
  const rows = asked.map((row, index) => {
    const findings = findingsOf(index);
    const wrong = hasError(findings);
    return {
      customerId: row.customerId,
      subscriptionId: row.subscriptionId,
      state: wrong ? 'invalid' : row.plan.include === 'yes' ? 'ready' : 'draft',
      message: null,
      check: { check: wrong ? 'errors' : 'clean', findings, cost: 56, costChange: 6, overlap: null, currency: 'EUR' },
      digest: `digest ${String(index)}`,
      checkedPlan: row.planEcho,
    };
  });
  return eventStream(
    eventText('progress', { checked: rows.length, total: rows.length }),
    eventText('result', { rows, users: [], held: [], summary: noOrder, ready: [] }),
  );
}

/** What a run tells from its beginning, without an end. */
export function runStream(rows: readonly RowPatch[], summary: RunSummary): Response {
  const text = eventText('rows', { rows, users: [] }, '1') + eventText('run', summary, '2');
  return new Response(
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
    }),
    { headers: { 'content-type': 'text/event-stream' } },
  );
}

export const endedStream = (answer: RunAnswer): Response => {
  const { rows, users, notRun: _notRun, cursor: _cursor, ...summary } = answer;
  return eventStream(eventText('rows', { rows, users }, '1'), eventText('end', summary, '2'));
};

/** What is known of an unclear purchase. */
export function evidenceOf(row: RowPatch, change: Partial<EvidenceAnswer> = {}): EvidenceAnswer {
  return {
    subscriptionId: row.subscriptionId,
    about: 'purchase',
    since: '2026-11-21T08:00:00Z',
    plan: 'Office 365 E1',
    licenses: 20,
    change: undefined,
    cartId: 'cart-1',
    orderId: '',
    requestId: guid('dd', 1),
    correlationId: guid('dd', 2),
    sentAt: '2026-11-21T08:00:00Z',
    lookedAt: '2026-11-21T08:04:00Z',
    looks: 7,
    searches: [
      { place: 'cart', outcome: 'unreadable', seen: '503' },
      { place: 'orders', outcome: 'nothing', seen: '12' },
      { place: 'subscriptions', outcome: 'nothing', seen: '4' },
      { place: 'audit-records', outcome: 'unreadable', seen: '403' },
    ],
    searchedAt: '2026-11-21T08:05:00Z',
    candidates: [],
    choices: ['adopt', 'wait', 'not-bought'],
    notBoughtFrom: undefined,
    phrase: 'not bought',
    ...change,
  };
}
