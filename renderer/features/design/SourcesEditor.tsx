import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { sharesOf100 } from '../../../shared/designing/weight-steps.ts';
import { SOURCES, type Source } from '../../../shared/model/ids.ts';
import type { Leaf, LeafSource } from '../../../shared/model/template.ts';
import { fromNumber, plainText, sumOf } from '../../../shared/scoring/fraction.ts';
import { Icon } from '../../components/Icon.tsx';
import { NumberField } from './NumberField.tsx';

interface SourcesProps {
  readonly leaf: Leaf;
  readonly onChange: (sources: LeafSource[]) => void;
}

type Role = LeafSource['role'] | 'none';
const ENTRIES = ['method', 'points'] as const;
const ROLES: readonly Role[] = ['none', 'score', 'verify', 'reference'];

function isSurvey(source: Source): boolean {
  return source === 'WORKER' || source === 'RESIDENT';
}

function withRole(sources: readonly LeafSource[], id: Source, role: Role): LeafSource[] {
  const others = sources.filter((source) => source.id !== id);
  const known = sources.find((source) => source.id === id);
  if (role === 'none') return others;
  const entry = isSurvey(id) ? 'survey' : (known?.entry ?? (id === 'DEPT' ? 'points' : 'method'));
  const weight = role === 'score' ? (known?.weight ?? 0) : 0;
  const now = [...others, { ...known, id, role, entry, weight }];
  return SOURCES.flatMap((source) => now.find((one) => one.id === source) ?? []);
}

/** The scoring weights in proportion, to exactly 100. */
export function scaledSources(sources: readonly LeafSource[]): LeafSource[] | null {
  const scoring = sources.filter((source) => source.role === 'score');
  const weights = sharesOf100(scoring.map((source) => source.weight));
  if (weights === null) return null;
  return sources.map((source) => {
    const at = scoring.indexOf(source);
    return at < 0 ? { ...source, weight: 0 } : { ...source, weight: weights[at] ?? 0 };
  });
}

/** Which sources take part in an item, what each may do, and what it weighs. */
export function SourcesEditor(props: SourcesProps) {
  const { t } = useTranslation('design');
  const { sources } = props.leaf;
  const sum = plainText(sumOf(sources.map((source) => fromNumber(source.weight))));
  const right = sum === '100';
  const scaled = right ? null : scaledSources(sources);
  return (
    <>
      <table className="plain-table stacked source-table">
        <thead>
          <tr>
            <th scope="col">{t('sourceLabel')}</th>
            <th scope="col">{t('role')}</th>
            <th scope="col" className="number">
              {t('weight')}
            </th>
            <th scope="col">{t('entry')}</th>
          </tr>
        </thead>
        <tbody>
          {SOURCES.map((id) => (
            <SourceRow key={id} id={id} {...props} />
          ))}
        </tbody>
      </table>
      <p className={right ? 'source-sum' : 'source-sum sum-wrong'} role="status">
        {right ? null : <Icon name="warning" />}
        <span>{t('sumOfSources', { sum })}</span>
        {scaled === null ? null : (
          <Button
            onClick={() => {
              props.onChange(scaled);
            }}
          >
            {t('scaleSources')}
          </Button>
        )}
      </p>
    </>
  );
}

function SourceRow({ id, leaf, onChange }: SourcesProps & { readonly id: Source }) {
  const { t } = useTranslation('design');
  const { sources } = leaf;
  const source = sources.find((one) => one.id === id);
  const name = t(`source.${id}`);
  const put = (change: Partial<LeafSource>) => {
    onChange(sources.map((one) => (one.id === id ? { ...one, ...change } : one)));
  };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Select<Role>
          aria-label={t('roleOf', { source: name })}
          className="role"
          value={source?.role ?? 'none'}
          options={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
          onChange={(role) => {
            onChange(withRole(sources, id, role));
          }}
        />
      </td>
      <td className="number">
        {source?.role === 'score' ? (
          <NumberField
            label={t('weightOfSource', { source: name })}
            value={source.weight}
            most={100}
            onChange={(weight) => {
              put({ weight });
            }}
          />
        ) : (
          '—'
        )}
      </td>
      <td>
        {source === undefined ? (
          '—'
        ) : isSurvey(id) ? (
          t('entries.survey')
        ) : (
          <Entry source={source} put={put} name={name} />
        )}
      </td>
    </tr>
  );
}

function Entry(props: {
  readonly source: LeafSource;
  readonly name: string;
  readonly put: (change: Partial<LeafSource>) => void;
}) {
  const { t } = useTranslation('design');
  return (
    <Select<LeafSource['entry']>
      aria-label={t('entryOf', { source: props.name })}
      className="role"
      value={props.source.entry}
      options={ENTRIES.map((entry) => ({ value: entry, label: t(`entries.${entry}`) }))}
      onChange={(entry) => {
        props.put({ entry });
      }}
    />
  );
}
