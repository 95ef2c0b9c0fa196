import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/contract/index.ts';
import { FORMS } from '../../../shared/model/ids.ts';
import type { Reason } from '../../../shared/model/decision.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { useCommand } from '../../session/use-command.ts';
import { useNames } from '../../session/use-names.ts';
import type { Asked } from './asked.ts';
import { DecisionForm } from './DecisionForm.tsx';

export type PlainAsked = Extract<Asked, { kind: 'ackFork' | 'admit' | 'consentNa' | 'confirmVeto' | 'undo' | 'amend' }>;

const NO_NAME = { zh: '', en: '' };

/** Decisions with nothing to choose: only what, and why. */
export function PlainDecision(props: {
  readonly content: RoundContent;
  readonly asked: PlainAsked;
  readonly onDone: () => void;
}) {
  const { content, asked, onDone } = props;
  const { t } = useTranslation('conflicts');
  const names = useNames(content);
  const label = useLabel();
  const ackFork = useCommand('decisions.ackFork');
  const admit = useCommand('decisions.admit');
  const consentNa = useCommand('decisions.consentNa');
  const confirmVeto = useCommand('decisions.confirmVeto');
  const undo = useCommand('decisions.undo');
  const amend = useCommand('decisions.amend');
  const round = content.id;

  const send = async (reason: Reason): Promise<Answer<'decisions.undo'> | null> => {
    switch (asked.kind) {
      case 'ackFork':
        return await ackFork.run({
          round,
          device: asked.computer.device,
          heads: [...asked.computer.branches],
          reason,
        });
      case 'admit': {
        const { unit, form: name } = asked.waiting;
        const form = FORMS.find((one) => one === name);
        return form === undefined
          ? null
          : await admit.run({ round, device: asked.computer.device, unit, form, reason });
      }
      case 'consentNa':
        return await consentNa.run({ round, unit: asked.claim.unit, leaf: asked.claim.leaf, reason });
      case 'confirmVeto':
        return await confirmVeto.run({ round, record: asked.veto.hash, reason });
      case 'undo':
        return await undo.run({ round, record: asked.entry.hash, reason });
      case 'amend':
        return await amend.run({ round, number: asked.number, reason });
      default:
        return asked satisfies never;
    }
  };
  const decide = async (reason: Reason) => {
    const sent = await send(reason);
    if (sent?.ok === true) onDone();
  };
  const lead = (): string => {
    switch (asked.kind) {
      case 'ackFork':
        return t('ackFork.lead', { name: asked.computer.label, count: asked.computer.branches.length });
      case 'admit':
        return t('admit.lead', {
          name: asked.computer.label,
          street: names.street(asked.waiting.unit),
          count: asked.waiting.count,
        });
      case 'consentNa':
        return t('consentNa.lead', {
          street: names.street(asked.claim.unit),
          leaf: names.node(asked.claim.leaf),
          text: asked.claim.reason,
        });
      case 'confirmVeto':
        return t('confirmVeto.lead', {
          street: names.street(asked.veto.unit),
          item: label(content.template.vetoItems?.items.find(({ id }) => id === asked.veto.item) ?? NO_NAME),
          person: asked.veto.person,
        });
      case 'undo':
        return t('undo.lead', { what: t(`kind.${asked.entry.decision.t}`) });
      case 'amend':
        return t('amend.lead', { n: asked.number });
      default:
        return asked satisfies never;
    }
  };
  const all = [ackFork, admit, consentNa, confirmVeto, undo, amend];
  return (
    <DecisionForm
      lead={lead()}
      submit={t(`${asked.kind}.submit`)}
      busy={all.some(({ busy }) => busy)}
      error={all.map(({ error }) => error).find((error) => error !== undefined)}
      ready
      onDecide={(reason) => void decide(reason)}
    />
  );
}
