import { useCallback, useState, type RefCallback, type UIEvent } from 'react';

/** Rows rendered beyond what is in sight, so that scrolling does not show gaps. */
const overscan = 6;
/** Assumed where nothing can be measured yet. */
const assumedHeight = 400;

/** The part of a long list that is worth rendering. */
export interface VirtualRows {
  readonly first: number;
  /** Behind the last one. */
  readonly end: number;
  /** Height of the whole list. */
  readonly height: number;
  readonly frame: RefCallback<HTMLElement>;
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
  /** Scrolls so that the row is in sight. */
  readonly show: (index: number) => void;
}

/** Renders what is in sight of `count` rows that are all equally high: ten thousand cost what twenty cost. */
export function useVirtualRows(count: number, rowHeight: number): VirtualRows {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [top, setTop] = useState(0);
  const inSight = element === null || element.clientHeight === 0 ? assumedHeight : element.clientHeight;
  const frame = useCallback((node: HTMLElement | null) => setElement(node), []);
  const show = useCallback(
    (index: number) => {
      if (element === null) return;
      const begin = index * rowHeight;
      if (begin < element.scrollTop) element.scrollTop = begin;
      else if (begin + rowHeight > element.scrollTop + element.clientHeight) {
        element.scrollTop = begin + rowHeight - element.clientHeight;
      }
      setTop(element.scrollTop);
    },
    [element, rowHeight],
  );
  return {
    first: Math.max(0, Math.floor(top / rowHeight) - overscan),
    end: Math.min(count, Math.ceil((top + inSight) / rowHeight) + overscan),
    height: count * rowHeight,
    frame,
    onScroll: (event) => setTop(event.currentTarget.scrollTop),
    show,
  };
}
