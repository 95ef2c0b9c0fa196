import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import { Section } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { BasisLegend } from './BasisLegend.tsx';
import { IndicatorLine } from './IndicatorLine.tsx';
import { LeafDetail } from './LeafDetail.tsx';
import { indicatorRows } from './rows.ts';
import './indicators.css';

/** The whole indicator system with its weights, and what in it is quoted and what inferred. */
export function Indicators({ detail }: { readonly detail: RoundDetail }) {
  const { t } = useTranslation('indicators');
  const label = useLabel();
  const { template } = detail.content;
  const rows = useMemo(() => indicatorRows(template), [template]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<string | null>(null);
  const leaf = template.leaves.find((one) => one.code === shown);
  const toggle = (code: string) => {
    const next = new Set(closed);
    if (!next.delete(code)) next.add(code);
    setClosed(next);
  };
  return (
    <Section
      title={label(template.title)}
      actions={
        <span className="actions">
          <Button
            onClick={() => {
              setClosed(new Set());
            }}
          >
            {t('openAll')}
          </Button>
          <Button
            onClick={() => {
              setClosed(new Set(rows.filter((row) => row.kind === 'node').map((row) => row.code)));
            }}
          >
            {t('closeAll')}
          </Button>
        </span>
      }
    >
      <BasisLegend leaves={template.leaves} />
      <table className="plain-table indicators">
        <thead>
          <tr>
            <th scope="col">{t('indicator')}</th>
            <th scope="col" className="number">
              {t('weight')}
            </th>
            <th scope="col" className="number">
              {t('share')}
            </th>
            <th scope="col">{t('method')}</th>
            <th scope="col">{t('sources')}</th>
            <th scope="col">{t('content')}</th>
            <th scope="col">{t('measure')}</th>
          </tr>
        </thead>
        <tbody>
          {rows
            .filter((row) => !row.inside.some((code) => closed.has(code)))
            .map((row) => (
              <IndicatorLine
                key={row.code}
                row={row}
                closed={closed.has(row.code)}
                onToggle={toggle}
                onShow={setShown}
              />
            ))}
        </tbody>
      </table>
      <SideDrawer
        title={leaf === undefined ? '' : `${leaf.code} ${label(leaf)}`}
        open={leaf !== undefined}
        wide
        onClose={() => {
          setShown(null);
        }}
      >
        {leaf === undefined ? null : <LeafDetail leaf={leaf} template={template} />}
      </SideDrawer>
    </Section>
  );
}
