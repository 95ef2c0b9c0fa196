import { useTranslation } from 'react-i18next';
import type { Source } from '../../../shared/model/ids.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { ReturnSheet } from './ReturnSheet.tsx';

/** The submitted sheets of one cell; nothing where none is. */
export function Returns(props: { readonly content: RoundContent; readonly unit: string; readonly source: Source }) {
  const { content, unit, source } = props;
  const { t } = useTranslation('board');
  const { data, reload } = useQuery('returns.sheets', { round: content.id, unit, source });
  useTopic('round.changed', () => void reload());
  if (data === undefined || data.length === 0) return null;
  return (
    <section className="slots">
      <h2>{t('returns.title')}</h2>
      <ul>
        {data.map((sheet) => (
          <ReturnSheet key={sheet.submission} content={content} sheet={sheet} />
        ))}
      </ul>
    </section>
  );
}
