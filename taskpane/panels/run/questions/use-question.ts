import { useEffect, useRef, useState, type RefObject } from 'react';

/** A question that takes the place of the buttons that lead to it. */
export interface AskedQuestion<Kind extends string> {
  readonly asked: Kind | undefined;
  /** What makes a button ask; the focus comes back to it when the question is closed. */
  readonly asking: (kind: Kind) => { readonly 'onClick': () => void; readonly 'data-asks': Kind };
  readonly close: () => void;
  /** Around the buttons. Where the one that asked is gone, the focus goes to the first of them. */
  readonly buttons: RefObject<HTMLDivElement>;
}

export function useQuestion<Kind extends string>(): AskedQuestion<Kind> {
  const [asked, setAsked] = useState<Kind | undefined>(undefined);
  const buttons = useRef<HTMLDivElement>(null);
  const before = useRef<Kind | undefined>(undefined);
  useEffect(() => {
    if (asked === undefined && before.current !== undefined) {
      const all = [...(buttons.current?.querySelectorAll('button') ?? [])];
      (all.find((button) => button.dataset['asks'] === before.current) ?? all[0])?.focus();
    }
    before.current = asked;
  }, [asked]);
  const asking = (kind: Kind) => ({ 'onClick': () => setAsked(kind), 'data-asks': kind });
  return { asked, asking, close: () => setAsked(undefined), buttons };
}
