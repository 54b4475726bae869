/** What a problem carries for its sentence: plain values, never a sentence, never a secret. */
export type ProblemValues = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface ProblemKind {
  /** HTTP status of the answer that carries it (RFC 9457). */
  readonly status: number;
  /** Whether the same request can succeed later without a change by the caller. */
  readonly retryable: boolean;
  /** Names of the values that its sentence uses. */
  readonly values: readonly string[];
}

const problem = <const V extends readonly string[]>(status: number, retryable: boolean, values: V): ProblemKind => ({
  status,
  retryable,
  values,
});

/**
 * Every problem that can reach a person, by code. Each has a sentence in every message catalogue and an entry in
 * docs/problems.md; a test compares the three.
 */
export const problems = {
  'usage': problem(400, false, ['detail']),
  'config-invalid': problem(500, false, ['key', 'detail']),
  'config-unknown-key': problem(500, false, ['key', 'suggestion']),
  'data-directory-unusable': problem(500, false, ['directory', 'reason']),
  'file-missing': problem(404, false, ['file']),
  'file-empty': problem(422, false, ['file']),
  'file-not-workbook': problem(422, false, ['file']),
  'file-macros': problem(422, false, ['file']),
  'file-encrypted': problem(422, false, ['file']),
  'file-too-large': problem(422, false, ['file', 'megabytes', 'limit']),
  'file-unreadable': problem(422, false, ['file', 'detail']),
  'file-in-use': problem(409, true, ['file', 'holder', 'results']),
  'file-changed': problem(409, true, ['file', 'results']),
  'file-not-writable': problem(403, false, ['file', 'detail']),
  'results-not-written': problem(409, true, ['file', 'command']),
  'sheet-missing': problem(422, false, ['sheet']),
  'column-missing': problem(422, false, ['sheet', 'column']),
  'column-duplicate': problem(422, false, ['sheet', 'column']),
  'schema-newer': problem(422, false, ['version', 'supported']),
  'excel-busy': problem(409, true, []),
  'excel-protected': problem(403, false, []),
  'excel-outdated': problem(501, false, ['needed']),
  'excel-restless': problem(409, true, []),
  'excel-refused': problem(502, false, ['code', 'detail']),
  'cell-not-number': problem(422, false, ['sheet', 'row', 'column', 'value']),
  'cell-not-whole': problem(422, false, ['sheet', 'row', 'column', 'value']),
  'cell-out-of-range': problem(422, false, ['sheet', 'row', 'column', 'value', 'minimum', 'maximum']),
  'cell-not-date': problem(422, false, ['sheet', 'row', 'column', 'value']),
  'cell-not-choice': problem(422, false, ['sheet', 'row', 'column', 'value', 'choices']),
  'cell-too-long': problem(422, false, ['sheet', 'row', 'column', 'limit']),
  'cell-error': problem(422, false, ['sheet', 'row', 'column', 'value']),
  'cell-not-calculated': problem(422, false, ['sheet', 'row', 'column', 'value']),
  'cell-merged': problem(422, false, ['sheet', 'row', 'column']),
  'row-id-invalid': problem(422, false, ['sheet', 'row', 'column', 'value']),
  'row-duplicate': problem(422, false, ['sheet', 'row', 'first']),
  'plan-unknown': problem(422, false, ['sheet', 'row', 'column', 'value']),
  'row-not-found': problem(404, false, ['subscription']),
  'row-not-run': problem(409, false, ['subscription']),
  'customer-not-found': problem(404, false, ['customer']),
  'connection-other': problem(409, false, ['workbook', 'connected']),
  'service-unreachable': problem(502, true, ['url', 'detail']),
  'service-refused': problem(502, false, ['operation', 'status', 'code', 'description', 'requestId', 'correlationId']),
  'service-unclear': problem(502, true, ['operation', 'detail', 'requestId', 'correlationId']),
  'service-unexpected-answer': problem(502, false, ['operation', 'detail', 'requestId', 'correlationId']),
  'service-throttled': problem(503, true, ['until']),
  'sign-in-needed': problem(401, false, ['status', 'code', 'description']),
  'rows-not-confirmed': problem(409, false, ['count']),
  'gateway-unreachable': problem(503, true, ['detail']),
  'gateway-unexpected-answer': problem(502, false, ['operation', 'status']),
  'database-unavailable': problem(503, true, ['detail']),
  'cluster-start-failed': problem(500, false, ['detail']),
  'cluster-version-other': problem(500, false, ['directory', 'found', 'supported']),
  'database-newer': problem(500, false, ['version', 'supported']),
  'database-altered': problem(500, false, ['upgrade']),
  'sandbox-start-failed': problem(500, false, ['detail']),
  'confirmation-needed': problem(400, false, ['rows']),
  'run-not-found': problem(404, false, ['run']),
  'run-differs': problem(409, false, ['run']),
  'request-invalid': problem(400, false, ['place', 'reason']),
  'request-too-large': problem(413, false, ['limit']),
  'request-not-json': problem(415, false, []),
  'request-refused': problem(403, false, ['reason']),
  'route-unknown': problem(404, false, ['path']),
  'method-unknown': problem(405, false, ['method', 'path']),
  'rate-limited': problem(429, true, ['seconds']),
  'not-signed-in': problem(401, false, ['reason']),
  'not-allowed': problem(403, false, ['role']),
  'not-resolvable': problem(409, false, ['subscription', 'state']),
  'not-bought-too-early': problem(409, true, ['until']),
  'decision-too-early': problem(409, true, ['until']),
  'gateway-replaced': problem(503, true, []),
  'decision-unreadable': problem(502, true, ['operation', 'status', 'description']),
  'not-bought-untyped': problem(422, false, ['phrase']),
  'changed-after-all': problem(409, true, ['subscription']),
  'adopt-impossible': problem(409, false, ['subscription', 'reason']),
  'interrupted': problem(503, true, []),
  'internal': problem(500, false, ['detail']),
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problems;

/** An expected failure that is told to a person by its code. `message` is for logs only. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: ProblemCode,
    readonly values: ProblemValues = {},
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(values)}`, options);
  }

  get kind(): ProblemKind {
    return problems[this.code];
  }
}

/** Several problems that were found at once, such as those of a workbook's cells: all of them are told. */
export class Problems extends Error {
  override readonly name = 'Problems';

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((one) => one.message).join('\n'));
  }
}
