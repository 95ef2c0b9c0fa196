import './findings.css';
import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Findings as FindingsData, ReviewedLeaf } from '../../../shared/contract/findings.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { overlays } from '../../components/overlays.ts';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useSoundSearch } from '../../pinyin/use-sound-search.ts';
import { navigate, pathOf } from '../../session/navigation.ts';
import { useNames } from '../../session/use-names.ts';
import { useQuery } from '../../session/use-query.ts';
import { useRoundContent } from '../../session/use-round-content.ts';
import { useTopic } from '../../session/use-topic.ts';
import { AgreeFinding } from './AgreeFinding.tsx';
import { FindingsOverview } from './FindingsOverview.tsx';
import { FindingTable } from './FindingTable.tsx';

/** Where the reviewers of a street sit down together: what each found, and what they agree on. */
export function Findings({ round, inside }: { readonly round: string; readonly inside: string }) {
  const { t } = useTranslation('findings');
  const { content, error } = useRoundContent(round);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<a href={`#${pathOf('rounds', round, 'board')}`}>{t('backToBoard')}</a>}
    >
      <Refusal error={error} />
      {content === undefined ? null : <OfStreets content={content} inside={inside} />}
    </Page>
  );
}

function OfStreets({ content, inside }: { readonly content: RoundContent; readonly inside: string }) {
  const { t } = useTranslation('findings');
  const search = useSoundSearch();
  const names = useNames(content);
  const id = useId();
  const [wanted = '', leaf = ''] = inside.split('/');
  const unit = content.units.find((one) => one === wanted);
  const place = (...more: readonly string[]) => pathOf('rounds', content.id, 'findings', ...more);
  if (unit === undefined) return <FindingsOverview content={content} place={place} />;
  return (
    <>
      <p>
        <a className="finding-link" href={`#${place()}`}>
          {t('overview.back')}
        </a>
      </p>
      <div className="field">
        <label htmlFor={id}>{t('street')}</label>
        <Select
          id={id}
          size="large"
          className="finding-street"
          showSearch={search}
          getPopupContainer={overlays}
          value={unit}
          options={content.units.map((code) => ({ value: code, label: names.street(code) }))}
          onChange={(code) => void navigate(place(code))}
        />
      </div>
      <OfStreet key={unit} content={content} unit={unit} leaf={leaf} place={place} />
    </>
  );
}

function OfStreet(props: {
  readonly content: RoundContent;
  readonly unit: string;
  readonly leaf: string;
  readonly place: (...more: readonly string[]) => string;
}) {
  const { content, unit, place } = props;
  const { t } = useTranslation('findings');
  const names = useNames(content);
  const { data, error, reload } = useQuery('findings.list', { round: content.id, unit });
  useTopic('round.changed', () => void reload());
  if (data === undefined) return <Refusal error={error} />;
  const chosen = data.leaves.find(({ leaf }) => leaf === props.leaf);
  return (
    <>
      <Reviewers data={data} />
      {data.open ? (
        <FindingTable
          content={content}
          leaves={data.leaves}
          onOpen={(leaf: ReviewedLeaf) => void navigate(place(unit, leaf.leaf))}
        />
      ) : (
        <p className="why">{data.reviewers.length < 2 ? t('tooFew') : t('closed')}</p>
      )}
      <SideDrawer
        wide
        title={chosen === undefined ? '' : `${chosen.leaf} ${names.node(chosen.leaf)}`}
        open={chosen !== undefined}
        onClose={() => void navigate(place(unit))}
      >
        {chosen === undefined ? null : (
          <AgreeFinding
            key={chosen.leaf}
            content={content}
            unit={unit}
            reviewed={chosen}
            onKept={() => void reload()}
            onDone={() => void navigate(place(unit))}
          />
        )}
      </SideDrawer>
    </>
  );
}

function Reviewers({ data }: { readonly data: FindingsData }) {
  const { t } = useTranslation('findings');
  return (
    <ul className="finding-reviewers">
      {data.reviewers.map(({ id, name, submitted }) => (
        <li key={id}>
          {name}{' '}
          <StatusChip icon={submitted ? 'check' : 'clock'} tone={submitted ? 'plain' : 'attention'}>
            {submitted ? t('submitted') : t('notSubmitted')}
          </StatusChip>
        </li>
      ))}
    </ul>
  );
}
