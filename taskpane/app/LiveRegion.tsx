import { makeStyles } from '@fluentui/react-components';
import { useSelected } from './pane-context';
import { useText } from './use-text';

const useStyles = makeStyles({
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** Where screen readers hear what happens elsewhere in the pane. */
export function LiveRegion() {
  const text = useText();
  const announced = useSelected((state) => state.announced);
  return (
    <div className={useStyles().hidden} role="status" aria-live="polite">
      {announced && <span key={announced.number}>{text.of(announced.says)}</span>}
    </div>
  );
}
