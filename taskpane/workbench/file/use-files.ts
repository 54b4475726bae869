import { useEffect, useRef, useState } from 'react';
import type { Clock } from '../../../src/base';
import type { WorkbookEventType } from '../../../src/excel-host';
import type { Preferences } from '../session/preferences';
import { makeWorkbook, openSession, type Session } from '../session/session';
import type { Text } from '../text/text';
import { download } from './download';
import type { Leaving } from './LeaveDialog';
import { pagePace } from './page-pace';
import type { Lost } from './xlsx';

export interface Files {
  readonly session: Session;
  /** Something was changed that is in no file. */
  readonly unsaved: boolean;
  /** What is being done now, as a sentence. */
  readonly busy: string | undefined;
  readonly problem: string | undefined;
  /** What a file leaves out, as a sentence. */
  readonly warning: string | undefined;
  readonly forgetWarning: () => void;
  readonly leaving: Leaving | undefined;
  readonly rename: (name: string) => void;
  readonly makeNew: () => void;
  readonly open: (file: File) => void;
  readonly save: () => void;
}

export interface FilesOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly preferences: Preferences;
  readonly text: Text;
  /** Whose document settings a file keeps. */
  readonly addInId: string;
}

/** What happens to sheets as a whole and is worth saving; looking at another one is not. */
const changesOfSheets: ReadonlySet<WorkbookEventType> = new Set([
  'added',
  'deleted',
  'renamed',
  'moved',
  'visibilityChanged',
  'settingsChanged',
]);

/** What a file leaves out, and which way. */
interface LeftOut {
  readonly sentence: 'lost-opening' | 'lost-saving';
  readonly parts: readonly Lost[];
}

const sameLoss = (one: LeftOut | undefined, other: LeftOut): boolean => JSON.stringify(one) === JSON.stringify(other);

const isCancelled = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The open workbook, and the ways in which another one takes its place. */
export function useFiles({ clock, preferences, text, addInId }: FilesOptions): Files {
  const openNew = (name: string, workbook = makeWorkbook({ clock, ...preferences })): Session =>
    openSession(workbook, { clock, ...preferences, name });
  const [session, setSession] = useState(() => openNew(text('workbench.new-book')));
  const [unsaved, setUnsaved] = useState(false);
  const [busy, setBusy] = useState<string | undefined>();
  const [problem, setProblem] = useState<string | undefined>();
  const [leftOut, setLeftOut] = useState<LeftOut | undefined>();
  const [leaving, setLeaving] = useState<Leaving | undefined>();
  const [, setName] = useState('');
  /** What the person has read about this workbook: said once, not at every saving. */
  const understood = useRef<LeftOut | undefined>(undefined);
  /** Something was changed since a file was begun. */
  const changed = useRef(false);
  const opening = useRef<AbortController | undefined>(undefined);
  const current = useRef(session);
  current.current = session;

  useEffect(() => {
    const noted = () => {
      changed.current = true;
      setUnsaved(true);
    };
    const stops = [
      session.workbook.subscribe(({ sheetIds }) => {
        if (sheetIds.size > 0) noted();
      }),
      session.workbook.on(({ type }) => {
        if (changesOfSheets.has(type)) noted();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [session]);
  useEffect(() => {
    // The browser asks in its own words before a window with unsaved work is closed.
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    if (!unsaved) return undefined;
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);

  useEffect(() => {
    if (busy === undefined) return undefined;
    const cancel = (event: KeyboardEvent) => {
      if (event.key === 'Escape') opening.current?.abort();
    };
    window.addEventListener('keydown', cancel);
    return () => window.removeEventListener('keydown', cancel);
  }, [busy]);

  useEffect(() => {
    if (leftOut?.sentence !== 'lost-saving') return undefined;
    // What a file would leave out may not be there any more.
    const look = async () => {
      const { lostAtSaving } = await import('./xlsx');
      if ((await lostAtSaving(session.workbook)).length === 0) setLeftOut(undefined);
    };
    return session.workbook.subscribe(() => void look());
  }, [session, leftOut]);

  const replace = (next: Session) => {
    current.current.grid.close();
    setSession(next);
    setUnsaved(false);
    setProblem(undefined);
    setLeftOut(undefined);
    understood.current = undefined;
  };
  const tellOf = (sentence: LeftOut['sentence'], parts: readonly Lost[]) => {
    const told = { sentence, parts };
    setLeftOut(parts.length === 0 || sameLoss(understood.current, told) ? undefined : told);
  };
  const warningOf = ({ sentence, parts }: LeftOut): string => {
    const names = parts.map(({ code, count }) => `${text(`lost.${code}`)} (${String(count)})`);
    return text(`workbench.file.${sentence}`, { parts: new Intl.ListFormat(preferences.locale).format(names) });
  };
  /** Asks before changes are lost. */
  const beforeLeaving = (then: () => void) => {
    if (!unsaved) {
      then();
      return;
    }
    setLeaving({
      leave: () => {
        setLeaving(undefined);
        then();
      },
      stay: () => setLeaving(undefined),
    });
  };
  const work = async (sentence: string, task: () => Promise<void>, failed: (detail: string) => string) => {
    setBusy(sentence);
    setProblem(undefined);
    try {
      await task();
    } catch (error) {
      if (!isCancelled(error)) setProblem(failed(detailOf(error)));
    } finally {
      setBusy(undefined);
    }
  };

  const openFile = (file: File) =>
    work(
      text('workbench.file.opening'),
      async () => {
        const { openXlsx } = await import('./xlsx');
        const share = new Intl.NumberFormat(preferences.locale, { style: 'percent' });
        const cancel = new AbortController();
        opening.current = cancel;
        const pace = pagePace(clock, cancel.signal, (done) =>
          setBusy(text('workbench.file.opening-share', { share: share.format(done) })),
        );
        const { fill } = await openXlsx(await file.arrayBuffer(), addInId, pace);
        const workbook = makeWorkbook({ clock, ...preferences }, []);
        const lost = await fill(workbook);
        replace(openNew(file.name.replace(/\.xlsx$/i, ''), workbook));
        tellOf('lost-opening', lost);
      },
      (detail) => text('workbench.file.open-failed', { file: file.name, detail }),
    );
  const saveFile = () =>
    work(
      text('workbench.file.saving'),
      async () => {
        const { lostAtSaving, saveXlsx } = await import('./xlsx');
        const { workbook } = current.current;
        const pace = pagePace(clock, new AbortController().signal);
        changed.current = false;
        const saved = await saveXlsx(workbook, addInId, pace);
        download(saved, `${workbook.name}.xlsx`);
        // What came while it was written is in no file yet.
        setUnsaved(changed.current);
        tellOf('lost-saving', await lostAtSaving(workbook, pace));
      },
      (detail) => text('workbench.file.save-failed', { detail }),
    );

  return {
    session,
    unsaved,
    busy,
    problem,
    warning: leftOut && warningOf(leftOut),
    forgetWarning: () => {
      understood.current = leftOut;
      setLeftOut(undefined);
    },
    leaving,
    rename: (name) => {
      session.workbook.name = name;
      setName(name);
    },
    makeNew: () => beforeLeaving(() => replace(openNew(text('workbench.new-book')))),
    open: (file) => beforeLeaving(() => void openFile(file)),
    save: () => void saveFile(),
  };
}
