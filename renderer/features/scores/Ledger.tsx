import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../shared/model/round.ts';
import type { UnitResult } from '../../../shared/model/result.ts';
import { Section } from '../../components/Section.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Names } from '../../session/use-names.ts';
import { GroupRow } from './GroupRow.tsx';
import { LeafRow } from './LeafRow.tsx';
import { markText, marksOfLeaf, notesOf } from './mark-notes.ts';
import { ledgerRows } from './walk.ts';

/** All items with the five sources, what each earned and lost; every figure leads to its derivation. */
export function Ledger(props: {
  readonly content: RoundContent;
  readonly result: UnitResult;
  readonly names: Names;
  readonly place: string;
}) {
  const { content, result, names, place } = props;
  const { t } = useTranslation('scores');
  const { t: answers } = useTranslation('answers');
  const language = useLanguage();
  const rows = ledgerRows(result);
  const used = notesOf(rows.flatMap((row) => (row.kind === 'leaf' ? marksOfLeaf(row.leaf) : row.node.marks)));
  const numbers = new Map(used.map(({ code }, index) => [code, index + 1]));
  return (
    <Section title={t('items')}>
      <p className="hint">{t('itemsKey')}</p>
      <table className="plain-table ledger">
        <caption className="hidden">{t('items')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col" className="number">
              {t('fullMark')}
            </th>
            {content.sources.map((source) => (
              <th key={source} scope="col" className="number">
                {answers(`short.${source}`)}
              </th>
            ))}
            <th scope="col" className="number">
              {t('final')}
            </th>
            <th scope="col" className="number">
              {t('points')}
            </th>
            <th scope="col" className="number">
              {t('lost')}
            </th>
            <th scope="col">{t('marks')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.kind === 'group' ? (
              <GroupRow
                key={row.node.code}
                node={row.node}
                sources={content.sources.length}
                names={names}
                numbers={numbers}
                place={place}
              />
            ) : (
              <LeafRow
                key={row.leaf.code}
                leaf={row.leaf}
                sources={content.sources}
                names={names}
                numbers={numbers}
                place={place}
              />
            ),
          )}
        </tbody>
      </table>
      {used.length === 0 ? null : (
        <ol className="mark-list">
          {used.map(({ code }) => (
            <li key={code}>
              <span className="figures">{numbers.get(code)}</span> {markText(code, language)}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
