import { SingleBar } from 'cli-progress';
import { formatDuration, translate, type Locale } from '../../messages';
import type { Phase, Progress } from '../job-for-cli';
import type { TextStream } from './json-output';

/** Shows how far the work is. */
export interface ProgressDisplay {
  show(progress: Progress): void;
  /** Clears the display, writes lines with `write`, and brings the display back. */
  around(write: () => void): void;
  /** Takes the display away. */
  clear(): void;
}

function countLine({ phase, done, total }: Progress, locale: Locale): string {
  return total === undefined
    ? translate('progress.line-open', { phase, done }, locale)
    : translate('progress.line', { phase, done, total }, locale);
}

/** With the time that is left, where that is known: nothing is said that is only hoped. */
function line(progress: Progress, locale: Locale): string {
  const counted = countLine(progress, locale);
  if (progress.secondsLeft === undefined) return counted;
  const time = formatDuration(progress.secondsLeft * 1000, locale);
  return translate('progress.with-left', { progress: counted, time }, locale);
}

const clearLine = '\r\u001B[2K';

/** A bar that is drawn over itself, for a terminal. */
export function barDisplay(stream: NodeJS.WriteStream, locale: Locale): ProgressDisplay {
  let bar: SingleBar | undefined;
  let phase: Phase | undefined;

  const clear = (): void => {
    if (bar) {
      bar.stop();
      stream.write(clearLine);
    }
    bar = undefined;
    phase = undefined;
  };
  return {
    show: (progress) => {
      if (phase !== progress.phase || !bar) {
        clear();
        phase = progress.phase;
        bar = new SingleBar({
          format: progress.total === undefined ? '{line}' : '{bar} {line}',
          stream,
          barsize: 24,
          barCompleteChar: '\u2588',
          barIncompleteChar: '\u2591',
          hideCursor: true,
          clearOnComplete: true,
          // Stopping is ours: the bar's own handler would end the process.
          gracefulExit: false,
        });
        bar.start(progress.total ?? 0, progress.done, { line: line(progress, locale) });
        return;
      }
      if (progress.total !== undefined) bar.setTotal(progress.total);
      bar.update(progress.done, { line: line(progress, locale) });
    },
    around: (write) => {
      if (bar) stream.write(clearLine);
      write();
      bar?.render();
    },
    clear,
  };
}

/** Least time between two lines about the same phase. */
const quietFor = 2_000;
/** And between two that differ in nothing but the time that is left. */
const quietForTime = 30_000;

/** Plain lines now and then, where nothing can be drawn over. */
export function lineDisplay(stream: TextStream, locale: Locale, now: () => number): ProgressDisplay {
  let last: { readonly phase: Phase; readonly at: number; readonly counted: string; readonly text: string } | undefined;
  return {
    show: (progress) => {
      const counted = countLine(progress, locale);
      const text = line(progress, locale);
      const finished = progress.total !== undefined && progress.done >= progress.total;
      const quiet = last?.counted === counted ? quietForTime : quietFor;
      const early = last?.phase === progress.phase && !finished && now() - last.at < quiet;
      if (early || last?.text === text) return;
      last = { phase: progress.phase, at: now(), counted, text };
      stream.write(`${text}\n`);
    },
    around: (write) => {
      write();
    },
    clear: () => undefined,
  };
}
