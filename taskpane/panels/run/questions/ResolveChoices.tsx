import { Button, Field, Input, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { brandId, type RunId, type SubscriptionId } from '../../../../src/base';
import type { EvidenceAnswer, ResolveRequest } from '../../../../src/contract';
import { resolveRow } from '../../../actions/resolve-row';
import { useAction, usePane } from '../../../app/pane-context';
import { useText, type Text as Tell } from '../../../app/use-text';

const useStyles = makeStyles({
  choices: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  hint: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  nested: { paddingInlineStart: tokens.spacingHorizontalL },
  candidate: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
});

type Choice = ResolveRequest['choice'];
type Denial = Extract<Choice, 'not-bought' | 'not-changed'>;

const isDenial = (choice: Choice | undefined): choice is Denial => choice === 'not-bought' || choice === 'not-changed';

/** The calm one first; what commits the row last. */
const inOrder: readonly Choice[] = ['wait', 'adopt', 'not-bought', 'not-changed'];

export interface ResolveChoicesProps {
  readonly run: RunId;
  readonly row: SubscriptionId;
  readonly evidence: EvidenceAnswer;
  readonly onClose: () => void;
}

/** The person's decision as the gateway takes it; undefined: not complete. */
function decided(
  choice: Choice | undefined,
  adopted: string,
  typed: string,
  { phrase }: EvidenceAnswer,
): ResolveRequest | undefined {
  if (choice === undefined) return undefined;
  if (choice === 'wait') return { choice };
  if (choice === 'adopt') {
    return adopted === '' ? undefined : { choice, subscriptionId: brandId<SubscriptionId>(adopted) };
  }
  return typed.trim() === phrase ? { choice, typed: typed.trim() } : undefined;
}

/** Why a choice cannot be made now; undefined: it can. */
function obstacleOf(choice: Choice, evidence: EvidenceAnswer, now: Date, text: Tell): string | undefined {
  if (choice === 'adopt' && evidence.candidates.length === 0) return text('pane.resolve.adopt-none');
  const from = evidence.notBoughtFrom;
  // The service's lists lag behind what was bought, and what was sent may still take effect.
  const early = isDenial(choice) && from !== undefined && Date.parse(from) > now.getTime();
  return early ? text('pane.resolve.from', { from }) : undefined;
}

function Candidate({ candidate }: { readonly candidate: EvidenceAnswer['candidates'][number] }) {
  const styles = useStyles();
  const text = useText();
  const { product, licenses = 0, createdOn, orderId, marked, subscriptionId } = candidate;
  const details = [
    ...(createdOn === undefined ? [] : [text('evidence.candidate-since', { day: createdOn })]),
    ...(orderId === '' ? [] : [text('evidence.candidate-order', { order: orderId })]),
    ...(marked ? [text('evidence.candidate-marked')] : []),
  ];
  return (
    <span className={styles.candidate}>
      <span>{text('evidence.candidate', { product, licenses })}</span>
      <Text size={200} className={styles.hint}>
        {subscriptionId}
      </Text>
      {details.map((detail) => (
        <Text key={detail} size={200} className={styles.hint}>
          {detail}
        </Text>
      ))}
    </span>
  );
}

/** What a person can decide on the evidence. */
export function ResolveChoices({ run, row, evidence, onClose }: ResolveChoicesProps) {
  const styles = useStyles();
  const text = useText();
  const { services } = usePane();
  const resolve = useAction(resolveRow);
  const [choice, setChoice] = useState<Choice | undefined>(undefined);
  const [adopted, setAdopted] = useState('');
  const [typed, setTyped] = useState('');
  const now = services.clock.now();
  const decision = decided(choice, adopted, typed, evidence);
  return (
    <div className={styles.choices}>
      <RadioGroup
        aria-label={text('pane.resolve.choices')}
        value={choice ?? ''}
        onChange={(_event, { value }) => setChoice(value as Choice)} // the values are those below
      >
        {inOrder
          .filter((one) => evidence.choices.includes(one))
          .map((one) => {
            const hint = obstacleOf(one, evidence, now, text) ?? (one === 'wait' ? text('pane.resolve.wait-hint') : '');
            return (
              <Radio
                key={one}
                value={one}
                disabled={obstacleOf(one, evidence, now, text) !== undefined}
                label={
                  <span className={styles.candidate}>
                    <span>{text(`pane.resolve.${one}`)}</span>
                    {hint !== '' && (
                      <Text size={200} className={styles.hint}>
                        {hint}
                      </Text>
                    )}
                  </span>
                }
              />
            );
          })}
      </RadioGroup>
      {choice === 'adopt' && (
        <RadioGroup
          aria-label={text('pane.resolve.candidates')}
          value={adopted}
          className={styles.nested}
          onChange={(_event, { value }) => setAdopted(value)}
        >
          {evidence.candidates.map((candidate) => (
            <Radio
              key={candidate.subscriptionId}
              value={candidate.subscriptionId}
              label={<Candidate candidate={candidate} />}
            />
          ))}
        </RadioGroup>
      )}
      {isDenial(choice) && (
        <Field label={text('pane.resolve.type', { phrase: evidence.phrase })} hint={text('pane.resolve.look-first')}>
          <Input value={typed} autoComplete="off" onChange={(_event, { value }) => setTyped(value)} />
        </Field>
      )}
      <Button
        appearance="primary"
        disabledFocusable={resolve.busy || decision === undefined || !resolve.offer.offered}
        onClick={() => {
          if (decision === undefined) return;
          onClose();
          void resolve.run({ run, row, choice: decision });
        }}
      >
        {text('pane.resolve.decide')}
      </Button>
    </div>
  );
}
