import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import { Section } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { Basis } from './Basis.tsx';
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
  const { leaves } = template;
  const quoted = leaves.filter((one) => one.contentBasis === 'explicit').length;
  const measured = leaves.filter((one) => one.measureBasis === 'explicit').length;
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
      <p className="lead">
        {t('counted', {
          count: leaves.length,
          quoted,
          inferred: leaves.length - quoted,
          measured: leaves.length - measured,
        })}
      </p>
      <dl className="legend">
        <dt>
          <Basis quoted />
        </dt>
        <dd>{t('quotedMeans')}</dd>
        <dt>
          <Basis quoted={false} />
        </dt>
        <dd>{t('inferredMeans')}</dd>
      </dl>
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
