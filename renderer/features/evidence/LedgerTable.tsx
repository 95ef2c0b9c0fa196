import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HandedEvidence } from '../../../shared/contract/evidence.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { useKindName } from '../../evidence/kind-names.ts';
import { useNames } from '../../session/use-names.ts';

/** One line for each piece, in the order of streets. */
export function LedgerTable(props: {
  readonly content: RoundContent;
  readonly entries: readonly HandedEvidence[];
  readonly onView: (one: HandedEvidence) => void;
}) {
  const { t } = useTranslation('evidence');
  const { t: frame } = useTranslation('frame');
  const names = useNames(props.content);
  const kindName = useKindName();
  return (
    // It scrolls by itself where the window is narrow, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="ledger-scroll" tabIndex={0} role="group" aria-label={t('ledger.all')}>
      <table className="plain-table ledger-table">
        <thead>
          <tr>
            <th scope="col">{t('ledger.street')}</th>
            <th scope="col">{t('ledger.name')}</th>
            <th scope="col">{t('ledger.leaves')}</th>
            <th scope="col">{t('ledger.kind')}</th>
            <th scope="col">{t('ledger.date')}</th>
            <th scope="col">{t('ledger.from')}</th>
            <th scope="col">{t('ledger.state')}</th>
          </tr>
        </thead>
        <tbody>
          {props.entries.map((entry) => (
            <tr key={entry.key}>
              <td>{names.street(entry.unit)}</td>
              <th scope="row">
                {entry.value.file === null ? (
                  entry.value.title
                ) : (
                  <Button
                    type="link"
                    onClick={() => {
                      props.onView(entry);
                    }}
                  >
                    {entry.value.title}
                  </Button>
                )}
                {entry.value.docno === '' ? null : <span className="hint"> {entry.value.docno}</span>}
              </th>
              <td className="figures">{entry.value.leaves.join(' ')}</td>
              <td>{kindName(entry.value.kind)}</td>
              <td className="figures">{entry.value.date}</td>
              <td>{[frame(`form.${entry.form}`), entry.raterName].filter((part) => part !== '').join(' · ')}</td>
              <td>{entry.value.secret ? t('titleOnly') : entry.here ? t('ledger.here') : t('notArrived')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
