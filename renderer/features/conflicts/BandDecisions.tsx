import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OpenQuestions } from '../../../shared/contract/decisions.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Section } from '../../components/Section.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useNames } from '../../session/use-names.ts';
import type { Asked } from './asked.ts';

/** Vetoes and bonus points, where the round's rules have them. A veto waits for a second person. */
export function BandDecisions(props: {
  readonly content: RoundContent;
  readonly questions: OpenQuestions;
  readonly onAsk: (asked: Asked) => void;
}) {
  const { content, questions, onAsk } = props;
  const { t } = useTranslation('conflicts');
  const names = useNames(content);
  const label = useLabel();
  const { vetoItems, bonus } = content.template;
  const hasVetoes = vetoItems?.enabled === true;
  const hasBonus = bonus?.enabled === true;
  if (!hasVetoes && !hasBonus) return null;
  const nameOf = (items: readonly { readonly id: string; readonly zh: string; readonly en: string }[], id: string) => {
    const found = items.find((one) => one.id === id);
    return found === undefined ? id : label(found);
  };
  return (
    <Section
      title={t('bands.title')}
      actions={
        <span className="actions">
          {hasVetoes ? (
            <Button
              onClick={() => {
                onAsk({ kind: 'veto' });
              }}
            >
              {t('veto.title')}
            </Button>
          ) : null}
          {hasBonus ? (
            <Button
              onClick={() => {
                onAsk({ kind: 'bonus' });
              }}
            >
              {t('bonus.title')}
            </Button>
          ) : null}
        </span>
      }
    >
      <p className="hint">{t('bands.lead')}</p>
      <ul className="conflict-list">
        {questions.vetoes.map((veto) => (
          <li key={veto.hash}>
            <h3>
              {names.street(veto.unit)} · {nameOf(vetoItems?.items ?? [], veto.item)}
            </h3>
            <p>
              {veto.second === null
                ? t('veto.waiting', { person: veto.person })
                : t('veto.holds', { person: veto.person, second: veto.second })}
            </p>
            {veto.second === null && veto.own ? <p className="hint">{t('veto.own')}</p> : null}
            {veto.second === null && !veto.own ? (
              <Button
                onClick={() => {
                  onAsk({ kind: 'confirmVeto', veto });
                }}
              >
                {t('confirmVeto.title')}
              </Button>
            ) : null}
          </li>
        ))}
        {questions.bonuses.map((one) => (
          <li key={one.hash}>
            <h3>
              {names.street(one.unit)} · {nameOf(bonus?.items ?? [], one.item)}
            </h3>
            <p>{t('bonus.given', { count: one.occurrences, person: one.person })}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
