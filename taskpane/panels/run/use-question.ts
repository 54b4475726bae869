import { useEffect, useRef, useState, type RefObject } from 'react';

/** A question that takes the place of the buttons that lead to it. */
export interface AskedQuestion<Kind extends string> {
  readonly asked: Kind | undefined;
  readonly ask: (kind: Kind) => void;
  readonly close: () => void;
  /** Around the buttons: when a question is closed, the focus goes back among them. */
  readonly buttons: RefObject<HTMLDivElement>;
}

export function useQuestion<Kind extends string>(): AskedQuestion<Kind> {
  const [asked, setAsked] = useState<Kind | undefined>(undefined);
  const buttons = useRef<HTMLDivElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    if (asked === undefined && wasAsked.current) buttons.current?.querySelector('button')?.focus();
    wasAsked.current = asked !== undefined;
  }, [asked]);
  return { asked, ask: setAsked, close: () => setAsked(undefined), buttons };
}
