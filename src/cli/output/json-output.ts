import { translate, type Locale } from '../../messages';
import { severityOf } from '../../migration';
import type { RowReport, UnclearRow } from '../job-for-cli';
import type { CliEvent, Output } from './cli-event';
import { findingText, sayingText } from './saying-text';

/** A stream that text is written to. */
export interface TextStream {
  write(text: string): unknown;
}

function messageOf(message: RowReport['message'], locale: Locale): unknown {
  if (message === undefined) return undefined;
  const sentence = sayingText(message, locale);
  if (typeof message === 'string') return { sentence };
  const code = 'key' in message ? message.key : message.code;
  return { code, values: message.values, sentence };
}

function rowOf(row: RowReport, locale: Locale): object {
  return {
    customer: row.customer,
    customerId: row.customerId,
    product: row.product,
    subscription: row.subscriptionId,
    state: row.state,
    label: translate(`state.${row.state}`, {}, locale),
    message: messageOf(row.message, locale),
    run: row.run,
    findings: row.findings.map((finding) => ({
      ...finding,
      severity: severityOf(finding),
      sentence: findingText(finding, locale),
    })),
  };
}

function evidenceOf({ row, part, candidates, searches, ...known }: UnclearRow, locale: Locale): object {
  return {
    ...rowOf(row, locale),
    ...known,
    plan: part?.plan.label,
    licenses: part?.licenses,
    searches: searches.map(({ place, outcome, seen }) => ({ place, outcome, seen })),
    candidates: candidates.map(({ subscription, marked }) => ({
      subscription: subscription.id,
      product: subscription.productName,
      licenses: subscription.quantity,
      order: subscription.orderId,
      createdOn: subscription.createdOn,
      status: subscription.status,
      marked,
    })),
  };
}

/** The event as the object that is printed: codes and values for programs, sentences for those who read along. */
function objectOf(told: CliEvent, locale: Locale): object {
  switch (told.event) {
    case 'connection':
      return told.sandbox ? { ...told, notice: translate('cli.sandbox', {}, locale) } : told;
    case 'row':
      return { event: 'row', ...rowOf(told.row, locale) };
    case 'problem': {
      const { code, values, kind } = told.problem;
      return {
        event: 'problem',
        code,
        values,
        retryable: kind.retryable,
        sentence: translate(`problem.${code}`, values, locale),
        remedy: translate(`remedy.${code}`, values, locale),
      };
    }
    case 'offer':
      return { event: 'offer', ...told.offer };
    case 'undo-offer':
      return { event: 'undo-offer', ...told.offer };
    case 'evidence':
      return { event: 'evidence', ...evidenceOf(told.evidence, locale), phrase: told.phrase };
    case 'saved': {
      const { to, place, because, lost } = told.saved;
      return { event: 'saved', to, file: place, workbook: told.file, because: because?.code, lost };
    }
    case 'at-risk':
    case 'listening':
    case 'more-problems':
    case 'not-answered':
    case 'progress':
    case 'refused':
    case 'started':
    case 'stopping':
    case 'summary':
    case 'waiting':
      return told;
  }
}

const asides: ReadonlySet<CliEvent['event']> = new Set(['progress', 'stopping', 'waiting']);

/** One JSON object a line: progress on the error output, everything else on the output. */
export function jsonOutput(streams: { out: TextStream; error: TextStream }, locale: Locale): Output {
  return {
    tell: (told) => {
      const stream = asides.has(told.event) ? streams.error : streams.out;
      stream.write(`${JSON.stringify(objectOf(told, locale))}\n`);
    },
    settle: () => undefined,
  };
}
