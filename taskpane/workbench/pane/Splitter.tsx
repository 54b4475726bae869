import { makeStyles, tokens } from '@fluentui/react-components';
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { paneWidths } from '../session/preferences';
import { useText } from '../text/text';

const useStyles = makeStyles({
  splitter: {
    'width': '7px',
    'flexShrink': 0,
    'cursor': 'col-resize',
    'touchAction': 'none',
    'backgroundColor': tokens.colorNeutralBackground3,
    'borderLeft': `1px solid ${tokens.colorNeutralStroke2}`,
    'borderRight': `1px solid ${tokens.colorNeutralStroke2}`,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});

const keyStep = 16;

const within = (width: number): number => Math.max(paneWidths.least, Math.min(paneWidths.most, Math.round(width)));

/** The edge of the pane: drag it, or move it with the arrow keys. */
export function Splitter({ width, onWidth }: { readonly width: number; readonly onWidth: (width: number) => void }) {
  const styles = useStyles();
  const text = useText();
  const start = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (start.current) onWidth(within(start.current.width + start.current.x - event.clientX));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowLeft' ? keyStep : event.key === 'ArrowRight' ? -keyStep : 0;
    const wanted = event.key === 'Home' ? paneWidths.least : event.key === 'End' ? paneWidths.most : width + step;
    if (wanted === width) return;
    event.preventDefault();
    onWidth(within(wanted));
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={text('workbench.pane.resize')}
      aria-valuenow={width}
      aria-valuemin={paneWidths.least}
      aria-valuemax={paneWidths.most}
      tabIndex={0}
      className={styles.splitter}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (start.current = undefined)}
      onKeyDown={onKeyDown}
    />
  );
}
