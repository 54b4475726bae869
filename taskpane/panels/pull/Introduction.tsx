import { Button, Text } from '@fluentui/react-components';
import type { Offer } from '../../actions/action';
import { rememberIntroduced } from '../../actions/preferences';
import { usePane, useSelected } from '../../app/pane-context';
import { PanelFrame } from '../../app/PanelFrame';
import { useText } from '../../app/use-text';
import { Benefits } from '../connect/Benefits';

interface IntroductionProps {
  readonly pull: () => void;
  readonly offer: Offer;
}

/** The first thing that a person sees: what this is for, and a way to try it that costs nothing. */
export function Introduction({ pull, offer }: IntroductionProps) {
  const text = useText();
  const { store, services } = usePane();
  const isSandbox = useSelected(
    ({ connection }) => connection.status === 'connected' && connection.me.connection.sandbox,
  );
  const isBusy = useSelected((state) => state.work !== undefined);
  const seen = () => {
    rememberIntroduced(services.storage);
    store.set({ introduces: false });
  };
  const start = () => {
    rememberIntroduced(services.storage);
    if (isSandbox) pull();
    else seen();
  };
  return (
    <PanelFrame
      readsOnly
      title={text('pane.welcome.title')}
      foot={
        <>
          <Button appearance="primary" disabledFocusable={isBusy || (isSandbox && !offer.offered)} onClick={start}>
            {text(isSandbox ? 'pane.welcome.try-sandbox' : 'pane.welcome.start')}
          </Button>
          {isSandbox && (
            <Button appearance="subtle" onClick={seen}>
              {text('pane.welcome.skip')}
            </Button>
          )}
        </>
      }
    >
      <Benefits />
      <Text as="p" size={200}>
        {text(isSandbox ? 'pane.welcome.sandbox-means' : 'pane.welcome.reads-only')}
      </Text>
    </PanelFrame>
  );
}
