import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DecisionEntry } from '../../../shared/contract/decisions.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { dateTime } from '../../i18n/times.ts';
import { useNames } from '../../session/use-names.ts';

/** Decisions with their reasons, latest first; one that stands can be taken back by a further one. */
export function DecisionRegister(props: {
  readonly content: RoundContent;
  readonly entries: readonly DecisionEntry[];
  readonly onUndo: (entry: DecisionEntry) => void;
}) {
  const { t } = useTranslation('conflicts');
  const names = useNames(props.content);
  const about = ({ unit, leaf, decision }: DecisionEntry): string => {
    const dev = 'dev' in decision ? decision.dev : decision.t === 'exclude' ? decision.what.dev : null;
    const computer = props.content.roster.devices.find(({ id }) => id === dev)?.label ?? '';
    const item = leaf === '' || leaf === '*' ? '' : names.node(leaf);
    return [unit === '*' ? '' : names.street(unit), item, computer].filter((text) => text !== '').join(' · ');
  };
  return (
    <ol className="conflict-list">
      {props.entries.map((entry) => (
        <li key={entry.hash}>
          <h3>
            {t(`kind.${entry.decision.t}`)} {about(entry)}
          </h3>
          <p className="hint">
            {entry.person} · {entry.device} · {dateTime(entry.at)} · {entry.live ? t('step.live') : t('step.replaced')}
          </p>
          {'reason' in entry.decision ? <p>{t('because', { text: entry.decision.reason.text })}</p> : null}
          {entry.undoable ? (
            <Button
              aria-label={`${t('undo.button')}: ${t(`kind.${entry.decision.t}`)} ${about(entry)}`}
              onClick={() => {
                props.onUndo(entry);
              }}
            >
              {t('undo.button')}
            </Button>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
