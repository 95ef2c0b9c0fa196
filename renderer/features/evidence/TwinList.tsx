import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EvidenceLedger, HandedEvidence } from '../../../shared/contract/evidence.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useNames } from '../../session/use-names.ts';

/** Each thing that came from more than one street, with all the pieces that are it. */
export function TwinList(props: {
  readonly content: RoundContent;
  readonly ledger: EvidenceLedger;
  readonly onView: (one: HandedEvidence) => void;
}) {
  const { t } = useTranslation('evidence');
  const names = useNames(props.content);
  const byKey = new Map(props.ledger.entries.map((entry) => [entry.key, entry]));
  if (props.ledger.twins.length === 0) return <p>{t('ledger.noTwins')}</p>;
  return (
    <ul className="twins">
      {props.ledger.twins.map(({ kind, of }) => (
        <li key={`${kind} ${of.join(' ')}`}>
          <StatusChip icon="split" tone="attention">
            {t(`ledger.same.${kind}`)}
          </StatusChip>
          <ul>
            {of.flatMap((key) => {
              const entry = byKey.get(key);
              if (entry === undefined) return [];
              return [
                <li key={key}>
                  <span>{names.street(entry.unit)}</span>
                  <Button
                    type="link"
                    onClick={() => {
                      props.onView(entry);
                    }}
                  >
                    {entry.value.title}
                  </Button>
                  <span className="hint">{entry.value.leaves.join(' ')}</span>
                </li>,
              ];
            })}
          </ul>
        </li>
      ))}
    </ul>
  );
}
