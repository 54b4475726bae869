import {
  formatDuration,
  formatMoney,
  translate,
  type Locale,
  type MessageKey,
  type MessageValues,
} from '../../messages';
import { isTerminal, retireChoices, rowStates, type RowState } from '../../migration';
import type { Saved } from '../../workbook';
import type { RowReport, RunOffer, UndoOffer } from '../job-for-cli';
import type { CliEvent, PullSummary, RowDetail, RowsSummary } from './cli-event';
import { evidenceLines } from './evidence-lines';
import { gradedFindingText, sayingText } from './saying-text';

type Say = (key: MessageKey, values?: MessageValues) => string;

/** The lines that a person reads for an event; progress is shown by other means. */
export function sentencesOf(told: Exclude<CliEvent, { event: 'progress' }>, locale: Locale): readonly string[] {
  const say: Say = (key, values = {}) => translate(key, values, locale);
  switch (told.event) {
    case 'connection':
      return [...(told.sandbox ? [say('cli.sandbox')] : []), say('cli.connection', { connection: told.name })];
    case 'row':
      return rowLines(told.row, told.detail, say, locale);
    case 'not-answered':
      return [say('cli.not-answered', { customer: told.customer, reason: told.reason })];
    case 'problem': {
      const { code, values } = told.problem;
      return [
        `${code}: ${say(`problem.${code}`, values)}`,
        `  ${say('cli.remedy', { remedy: say(`remedy.${code}`, values) })}`,
      ];
    }
    case 'more-problems':
      return [say('cli.more-problems', { count: told.count })];
    case 'offer':
      return offerLines(told.offer, say, locale);
    case 'undo-offer':
      return undoLines(told.offer, say);
    case 'refused':
      return [say('cli.refused', { customer: told.customer, product: told.product, state: told.state })];
    case 'evidence':
      return evidenceLines(told, locale);
    case 'started':
      return [say('cli.running', { runId: told.runId, rows: told.rows })];
    case 'at-risk':
      return [say('cli.at-risk', { count: told.rows })];
    case 'waiting':
      return [say('cli.waiting', { until: told.until })];
    case 'stopping':
      return [say('cli.stopping')];
    case 'saved':
      return savedLines(told.saved, told.file, say);
    case 'summary':
      return told.command === 'pull' ? pullLines(told, say) : rowsLines(told, say, locale);
    case 'listening':
      return told.what === 'gateway'
        ? [say('cli.serve-listening', { url: told.url })]
        : [say('cli.sandbox'), say('cli.sandbox-listening', { url: told.url })];
  }
}

function rowLine(row: RowReport, say: Say, locale: Locale): string {
  const { customer, product, state, message } = row;
  return message === undefined
    ? say('cli.row', { customer, product, state })
    : say('cli.row-message', { customer, product, state, message: sayingText(message, locale) });
}

/** States that say something to a person who watches; the ones between them come and go within seconds. */
const tellingStates: readonly RowState[] = ['paused', 'unknown', 'scheduled'];

function rowLines(row: RowReport, detail: RowDetail, say: Say, locale: Locale): readonly string[] {
  if (detail === 'change' && !isTerminal(row.state) && !tellingStates.includes(row.state)) return [];
  if (detail === 'state') return [rowLine(row, say, locale), ...doneLines(row, say)];
  if (detail !== 'findings') return [rowLine(row, say, locale)];
  return [rowLine(row, say, locale), ...row.findings.map((finding) => `  ${gradedFindingText(finding, locale)}`)];
}

/** What was done, when and by whom: also to whoever has an older copy of the workbook. */
function doneLines({ state, run }: RowReport, say: Say): readonly string[] {
  if (run === undefined || !isTerminal(state)) return [];
  const { by: runBy, updated, newSubscriptions: subscription, orders: order } = run;
  const values = { runBy, updated, subscription, order };
  return [`  ${say(subscription.length === 0 ? 'cli.row-run' : 'cli.row-bought', values)}`];
}

function offerLines(offer: RunOffer, say: Say, locale: Locale): readonly string[] {
  const { rows, customers, users, purchases, cost, retire } = offer;
  const subscriptions = purchases.reduce((sum, one) => sum + one.rows, 0);
  const licenses = purchases.reduce((sum, one) => sum + one.licenses, 0);
  const counted = (key: MessageKey, count: number): readonly string[] => (count > 0 ? [say(key, { count })] : []);
  const again = counted('cli.confirm-retry', offer.retrying);
  if (rows === 0) return again;
  return [
    say('cli.confirm-title', { rows }),
    `  ${say('cli.confirm-buy', { subscriptions, licenses, customers })}`,
    ...purchases.map((one) => {
      const values = { plan: one.plan, subscriptions: one.rows, licenses: one.licenses };
      return `    ${say('cli.confirm-plan', values)}`;
    }),
    ...[
      say('cli.confirm-move', { users }),
      ...retireChoices.flatMap((choice) => {
        const count = retire[choice];
        return count > 0 ? [say('cli.confirm-retire', { choice, count })] : [];
      }),
      ...cost.map(({ currency, perMonth }) =>
        say('cli.confirm-cost', { amount: formatMoney(perMonth, currency, locale) }),
      ),
      ...counted('cli.confirm-no-price', offer.rowsWithoutPrice),
      ...counted('cli.confirm-final', offer.irrevocable),
      ...(offer.irrevocable < rows ? [say('cli.confirm-undo', { column: say('column.migrations.undoUntil') })] : []),
      ...again,
      ...stepLines(offer, say, locale),
      ...riskLines(offer, say),
    ].map((line) => `  ${line}`),
  ];
}

function undoLines({ rows, users, until, impossible }: UndoOffer, say: Say): readonly string[] {
  return [
    ...impossible.map(({ customer, product, reason }) => say('cli.undo-not', { customer, product, reason })),
    ...(rows === 0
      ? []
      : [
          say('cli.undo-title', { rows }),
          `  ${say('cli.undo-does')}`,
          `  ${say('cli.undo-users', { users })}`,
          ...(until === undefined ? [] : [`  ${say('cli.undo-until', { until })}`]),
        ]),
  ];
}

/** The waves of an order, where it has more than one. */
function stepLines({ steps }: RunOffer, say: Say, locale: Locale): readonly string[] {
  if (steps.length < 2) return [];
  return steps.map(({ step, rows, users, cost }) => {
    const amounts = cost.map(({ currency, perMonth }) => formatMoney(perMonth, currency, locale));
    const values = { rows, users, cost: amounts.length === 0 ? '–' : amounts };
    return step === 'rest' ? say('cli.confirm-rest', values) : say('cli.confirm-wave', { ...values, wave: step });
  });
}

const mostRisksNamed = 5;

/** Rows that come too late, the most urgent ones by name. */
function riskLines({ atRisk }: RunOffer, say: Say): readonly string[] {
  if (atRisk.length === 0) return [];
  const named = atRisk.slice(0, mostRisksNamed);
  return [
    say('cli.confirm-at-risk', { count: atRisk.length }),
    ...named.map(
      ({ customer, lastDay, finishes }) => `  ${say('cli.confirm-row-at-risk', { customer, lastDay, finishes })}`,
    ),
  ];
}

function savedLines({ to, place, because, lost }: Saved, file: string, say: Say): readonly string[] {
  if (to === 'copy') return [say('file.adopted', { file, copy: place, lost: lost.length > 0 ? lost : ['nothing'] })];
  if (because) {
    const { code, values } = because;
    return [say(`problem.${code}`, values), `  ${say('cli.remedy', { remedy: say(`remedy.${code}`, values) })}`];
  }
  return [say('cli.file', { file: place })];
}

function pullLines(summary: PullSummary, say: Say): readonly string[] {
  const { rows, added, gone, changed, customersAnswered: answered, customersNotAnswered: missing, next } = summary;
  return [
    say('cli.answered', { asked: answered + missing, missing }),
    rows === 0 ? say('cli.pulled-none') : say('cli.pulled', { rows }),
    ...(added + gone + changed > 0 ? [say('cli.merged', { added, gone, changed })] : []),
    ...(next === undefined ? [] : [say('cli.next-after-pull', { command: next })]),
  ];
}

function rowsLines(summary: RowsSummary, say: Say, locale: Locale): readonly string[] {
  const { command, outcome, states, next, exitCode, milliseconds } = summary;
  const counts = rowStates.flatMap((state) => {
    const count = states[state] ?? 0;
    return count > 0 ? [say('cli.state-count', { state, count })] : [];
  });
  const unclear = states['unknown'] ?? 0;
  return [
    ...(summary.rows === 0 && outcome === undefined ? [say(nothingKey(command))] : counts),
    ...outcomeLines(command, exitCode === 3 && outcome === 'ended' ? undefined : outcome, {
      held: (states['held'] ?? 0) > 0,
      milliseconds,
      say,
      locale,
    }),
    ...(summary.atRisk === undefined ? [] : [say('cli.at-risk', { count: summary.atRisk })]),
    ...(unclear > 0 && command !== 'resolve' ? [say('cli.unclear', { rows: unclear })] : []),
    ...(summary.settle === undefined ? [] : [say('cli.next-after-unclear', { command: summary.settle })]),
    ...(next === undefined ? [] : [say(nextKey(command, exitCode), { command: next })]),
  ];
}

function outcomeLines(
  command: RowsSummary['command'],
  outcome: RowsSummary['outcome'],
  { held, milliseconds, say, locale }: { held: boolean; milliseconds: number | undefined; say: Say; locale: Locale },
): readonly string[] {
  switch (outcome) {
    case 'declined':
      return [say(command === 'undo' ? 'cli.undo-declined' : 'cli.declined')];
    case 'nothing':
      if (command !== 'run') return [say('cli.nothing-to-steer')];
      return [say(held ? 'cli.nothing-but-held' : 'cli.nothing-to-run')];
    case 'stopped':
      return [say('cli.stopped')];
    case 'ended':
      return milliseconds === undefined
        ? []
        : [
            say(command === 'pause' ? 'cli.all-paused' : 'cli.finished', {
              duration: formatDuration(milliseconds, locale),
            }),
          ];
    case undefined:
      return [];
  }
}

function nothingKey(command: RowsSummary['command']): MessageKey {
  return command === 'resolve' ? 'cli.evidence-none' : 'cli.no-rows';
}

function nextKey(command: RowsSummary['command'], exitCode: number): MessageKey {
  if (command === 'check' && exitCode === 2) return 'cli.next-after-invalid';
  if (command === 'resolve') return 'cli.next-after-unclear';
  return command === 'check' ? 'cli.next-after-check' : 'cli.next-after-stop';
}
