import type { Locale } from '../../messages';
import type { CliEvent, Output } from './cli-event';
import type { TextStream } from './json-output';
import type { ProgressDisplay } from './progress-display';
import { sentencesOf } from './sentences';

/** What a person is told beside the results, so that a redirected output holds the results alone. */
const asides: ReadonlySet<CliEvent['event']> = new Set([
  'connection',
  'problem',
  'more-problems',
  'offer',
  'undo-offer',
  'started',
  'at-risk',
  'stopping',
  'waiting',
]);

/** Control characters in what the service or a workbook says could move the cursor or hide text. */
const controls = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

/** Sentences for a person: results on the output, everything about the way there on the error output. */
export function humanOutput(
  streams: { out: TextStream; error: TextStream },
  display: ProgressDisplay,
  locale: Locale,
): Output {
  return {
    tell: (told) => {
      if (told.event === 'progress') {
        display.show(told);
        return;
      }
      const lines = sentencesOf(told, locale).map((line) => `${line.replace(controls, ' ')}\n`);
      const stream = asides.has(told.event) ? streams.error : streams.out;
      display.around(() => {
        for (const line of lines) stream.write(line);
      });
    },
    settle: () => {
      display.clear();
    },
  };
}
