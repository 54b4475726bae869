import { Button, Field, Input, makeStyles, Radio, RadioGroup, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { brandId, Problem, type Problems, type SubscriptionId } from '../../../src/base';
import type { EvidenceAnswer, ResolveRequest } from '../../../src/contract';
import { problemOf } from '../../actions/notices';
import { resolveRow } from '../../actions/resolve-row';
import { useAction, usePane } from '../../app/pane-context';
import { ProblemText } from '../../app/ProblemText';
import { useText } from '../../app/use-text';
import type { RunView } from '../../runs/run-watcher';
import { Evidence } from './Evidence';
import { Question } from './Question';

const useStyles = makeStyles({
  choices: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

export interface ResolveQuestionProps {
  readonly run: RunView;
  readonly row: SubscriptionId;
  readonly onClose: () => void;
}

type Choice = ResolveRequest['choice'];

/** What was found out about a purchase; undefined while it is being found out. */
function useEvidence({ run, row }: ResolveQuestionProps): EvidenceAnswer | Problem | Problems | undefined {
  const { services } = usePane();
  const [evidence, setEvidence] = useState<EvidenceAnswer | Problem | Problems | undefined>(undefined);
  const { id } = run.summary;
  useEffect(() => {
    const controller = new AbortController();
    services.gateway.evidence(id, row, controller.signal).then(setEvidence, (error: unknown) => {
      if (!controller.signal.aborted) setEvidence(problemOf(error));
    });
    return () => controller.abort(new Problem('interrupted'));
  }, [services, id, row]);
  return evidence;
}

/** Whether "nothing was bought" can be said yet: the service's lists lag behind. */
function isTooEarly(evidence: EvidenceAnswer, now: Date): boolean {
  return evidence.notBoughtFrom !== undefined && Date.parse(evidence.notBoughtFrom) > now.getTime();
}

/** The person's decision as the gateway takes it; undefined: not complete. */
function decided(
  choice: Choice | undefined,
  adopted: string,
  typed: string,
  evidence: EvidenceAnswer,
): ResolveRequest | undefined {
  switch (choice) {
    case undefined:
      return undefined;
    case 'adopt':
      return adopted === '' ? undefined : { choice, subscriptionId: brandId<SubscriptionId>(adopted) };
    case 'wait':
      return { choice };
    case 'not-bought':
      return typed.trim() === evidence.phrase ? { choice, typed: typed.trim() } : undefined;
  }
}

function Choices({ run, row, onClose, evidence }: ResolveQuestionProps & { readonly evidence: EvidenceAnswer }) {
  const styles = useStyles();
  const text = useText();
  const { services } = usePane();
  const resolve = useAction(resolveRow);
  const [choice, setChoice] = useState<Choice | undefined>(undefined);
  const [adopted, setAdopted] = useState('');
  const [typed, setTyped] = useState('');
  const early = isTooEarly(evidence, services.clock.now());
  const decision = decided(choice, adopted, typed, evidence);
  return (
    <div className={styles.choices}>
      <Evidence evidence={evidence} />
      <RadioGroup
        aria-label={text('pane.resolve.choices')}
        value={choice ?? ''}
        onChange={(_event, { value }) => setChoice(value as Choice)} // the values are those below
      >
        <Radio value="adopt" label={text('pane.resolve.adopt')} disabled={evidence.candidates.length === 0} />
        <Radio value="wait" label={text('pane.resolve.wait')} />
        <Radio
          value="not-bought"
          label={
            early
              ? text('pane.resolve.not-bought-from', { from: evidence.notBoughtFrom ?? '' })
              : text('pane.resolve.not-bought')
          }
          disabled={early}
        />
      </RadioGroup>
      {choice === 'adopt' && (
        <RadioGroup
          aria-label={text('pane.resolve.candidates')}
          value={adopted}
          onChange={(_event, { value }) => setAdopted(value)}
        >
          {evidence.candidates.map((candidate) => (
            <Radio
              key={candidate.subscriptionId}
              value={candidate.subscriptionId}
              label={text('pane.resolve.candidate', {
                product: candidate.product,
                id: candidate.subscriptionId,
                licenses: candidate.licenses ?? 0,
              })}
            />
          ))}
        </RadioGroup>
      )}
      {choice === 'not-bought' && (
        <Field label={text('pane.resolve.type', { phrase: evidence.phrase })}>
          <Input value={typed} autoComplete="off" onChange={(_event, { value }) => setTyped(value)} />
        </Field>
      )}
      <Button
        appearance="primary"
        disabledFocusable={decision === undefined || !resolve.offer.offered}
        onClick={() => {
          if (decision === undefined) return;
          onClose();
          void resolve.run({ run: run.summary.id, row, choice: decision });
        }}
      >
        {text('pane.resolve.decide')}
      </Button>
    </div>
  );
}

/** Shows what is known of a purchase whose outcome is not, and lets a person decide. */
export function ResolveQuestion(props: ResolveQuestionProps) {
  const text = useText();
  const evidence = useEvidence(props);
  const isKnown = evidence !== undefined && !(evidence instanceof Error);
  return (
    <Question
      title={text('pane.resolve.title')}
      onClose={props.onClose}
      buttons={<Button onClick={props.onClose}>{text('pane.resolve.close')}</Button>}
    >
      {evidence === undefined && <Spinner size="tiny" label={text('pane.resolve.looking')} />}
      {evidence instanceof Error && <ProblemText problem={evidence} />}
      {isKnown && <Choices {...props} evidence={evidence} />}
    </Question>
  );
}
