import { formatInstant, translate, type Locale, type MessageKey, type MessageValues } from '../../messages';
import { nextCommand } from '../commands/next-command';
import type { UnclearRow } from '../job-for-cli';
import type { CliEvent } from './cli-event';

type Told = Extract<CliEvent, { event: 'evidence' }>;
type Say = (key: MessageKey, values?: MessageValues) => string;

function searchLine({ place, outcome, seen }: UnclearRow['searches'][number], say: Say): string {
  if (seen === '') return say('evidence.seen-none', { place, outcome });
  if (outcome === 'unreadable') return say('evidence.seen', { place, outcome, seen });
  if (place === 'subscription') return say('evidence.seen-change', { place, outcome, seen });
  const count = Number(seen);
  return Number.isInteger(count)
    ? say('evidence.through', { place, outcome, count })
    : say('evidence.seen-status', { place, outcome, seen });
}

function candidateLine({ subscription, marked }: UnclearRow['candidates'][number], say: Say): string {
  const { id, productName: product, quantity: licenses, createdOn, orderId } = subscription;
  return [
    id,
    say('evidence.candidate', { product, licenses }),
    ...(createdOn === undefined ? [] : [say('evidence.candidate-since', { day: createdOn })]),
    ...(orderId === undefined ? [] : [say('evidence.candidate-order', { order: orderId })]),
    ...(marked ? [say('evidence.candidate-marked')] : []),
  ].join(' · ');
}

/** The commands by which each choice is made, and what each one says. */
function choiceLines({ evidence, file, phrase }: Told, say: Say): readonly string[] {
  const { row, candidates, choices, deniableFrom, searchedAt } = evidence;
  const command = (...more: readonly string[]): string =>
    nextCommand('resolve', file, ['--row', row.subscriptionId, ...more]);
  return choices.flatMap((choice) => {
    const said = say(`cli.evidence-choice.${choice}`);
    switch (choice) {
      case 'adopt':
        return candidates.flatMap(({ subscription }) => [said, `  ${command('--adopt', subscription.id)}`]);
      case 'wait':
        return [said, `  ${command('--wait')}`];
      case 'not-bought':
      case 'not-changed': {
        const early = deniableFrom > searchedAt;
        const from = deniableFrom.toISOString();
        return [early ? say('cli.evidence-from', { choice: said, from }) : said, `  ${command(`--${choice}`, phrase)}`];
      }
    }
  });
}

/** What is known of a row whose outcome is unclear, and what a person can decide. */
export function evidenceLines(told: Told, locale: Locale): readonly string[] {
  const say: Say = (key, values = {}) => translate(key, values, locale);
  const { evidence } = told;
  const { row, part, change, looks: count, searches, candidates } = evidence;
  const instant = (at: Date): string => formatInstant(at, locale);
  const facts: readonly (readonly [MessageKey, string | undefined])[] = [
    ['evidence.plan', part && say('evidence.candidate', { product: part.plan.label, licenses: part.licenses })],
    ['evidence.change', change && say(`evidence.change-kind.${change.kind}`)],
    ['evidence.subscription', change?.subscriptionId],
    ['evidence.sent', evidence.sentAt && instant(evidence.sentAt)],
    ['evidence.request', evidence.requestId],
    ['evidence.correlation', evidence.correlationIds.at(-1)],
    ['evidence.cart', evidence.cartId],
    ['evidence.order', evidence.orderId],
    ['evidence.since', instant(evidence.since)],
    ['evidence.looked', say('evidence.looks', { at: evidence.lookedAt.toISOString(), count })],
    ['evidence.searched', instant(evidence.searchedAt)],
  ];
  const { customer, product, subscriptionId: subscription } = row;
  return [
    say('cli.evidence-title', { customer, product, subscription }),
    ...facts.flatMap(([name, value]) =>
      value === undefined ? [] : [`  ${say('cli.evidence-line', { name: say(name), value })}`],
    ),
    ...searches.map((search) => `    ${searchLine(search, say)}`),
    ...(candidates.length === 0 ? [] : [`  ${say('evidence.candidates')}:`]),
    ...candidates.map((candidate) => `    ${candidateLine(candidate, say)}`),
    `  ${say('cli.evidence-choices')}`,
    ...choiceLines(told, say).map((line) => `    ${line}`),
  ];
}
