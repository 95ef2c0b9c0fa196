import { useTranslation } from 'react-i18next';
import type { BoardCell } from '../../../shared/contract/intake.ts';
import { FORM_OF } from '../../../shared/model/ids.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Section } from '../../components/Section.tsx';
import { useNames } from '../../session/use-names.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';

const isOpen = ({ open }: BoardCell): boolean => open;

/** Street by street what has not come in yet, in the words of the board. */
export function StillMissing({ content }: { readonly content: RoundContent }) {
  const { t } = useTranslation('intake');
  const { t: frame } = useTranslation('frame');
  const names = useNames(content);
  const board = useQuery('board.get', { round: content.id });
  useTopic('round.changed', () => void board.reload());
  if (board.data === undefined) return null;
  const rows = board.data.rows.filter((row) => row.cells.some(isOpen));
  return (
    <Section title={t('missing.title')}>
      {rows.length === 0 ? (
        <p className="lead">{t('missing.none')}</p>
      ) : (
        <details>
          <summary>{t('missing.open', { count: rows.length })}</summary>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('missing.street')}</th>
                <th scope="col">{t('missing.what')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ unit, cells }) => (
                <tr key={unit}>
                  <th scope="row">{names.street(unit)}</th>
                  <td className="missing-cells">
                    {cells.filter(isOpen).map(({ source, have, want }) => (
                      <span key={source}>
                        {frame(`form.${FORM_OF[source]}`)}{' '}
                        <span className="figures">{t('missing.haveWant', { have, want })}</span>
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </Section>
  );
}
