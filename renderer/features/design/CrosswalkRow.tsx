import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrosswalkLine } from '../../../shared/designing/crosswalk.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { useSoundSearch } from '../../pinyin/use-sound-search.ts';
import { useDesign } from './design-store.ts';

/** Not codes of items: a new item, and the wish to name several. */
const [NEW, SEVERAL] = [' ', '  '];

interface RowProps {
  readonly line: CrosswalkLine;
  readonly leaf: NonNullable<CrosswalkLine['to']>;
  /** The items of the earlier round. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** What one item was: one item, none, or several that were merged into it. */
export function CrosswalkRow(props: RowProps) {
  const { t } = useTranslation('crosswalk');
  const label = useLabel();
  const { line, leaf } = props;
  const [several, setSeveral] = useState(false);
  const carrying = line.how === 'same' || line.how === 'changed';
  return (
    <tr>
      <th scope="row">
        {leaf.code} {label(leaf)}
      </th>
      <td data-label={t('then')}>
        {several || line.from.length > 1 ? (
          <SeveralBefore {...props} />
        ) : (
          <OneBefore
            {...props}
            onSeveral={() => {
              setSeveral(true);
            }}
          />
        )}
      </td>
      <td data-label={t('how')}>
        {t(`kind.${line.how}`)}
        {carrying ? <span className="hint"> {t(line.carries ? 'carries' : 'carriesNot')}</span> : null}
      </td>
    </tr>
  );
}

function OneBefore({ line, leaf, choices, onSeveral }: RowProps & { readonly onSeveral: () => void }) {
  const { t } = useTranslation('crosswalk');
  const search = useSoundSearch();
  const edit = useDesign((design) => design.edit);
  const options = [{ value: NEW, label: t('isNew') }, { value: SEVERAL, label: t('several') }, ...choices];
  return (
    <Select
      aria-label={t('thenOf', { code: leaf.code })}
      className="question-items"
      showSearch={search}
      value={line.from[0]?.code ?? NEW}
      options={options}
      onChange={(from) => {
        if (from === SEVERAL) onSeveral();
        else edit({ t: 'crosswalk', leaf: leaf.code, from: from === NEW ? [] : [from] });
      }}
    />
  );
}

function SeveralBefore({ line, leaf, choices }: RowProps) {
  const { t } = useTranslation('crosswalk');
  const search = useSoundSearch();
  const edit = useDesign((design) => design.edit);
  return (
    <Select
      mode="multiple"
      aria-label={t('severalOf', { code: leaf.code })}
      className="question-items"
      placeholder={t('isNew')}
      showSearch={search}
      value={line.from.map(({ code }) => code)}
      options={[...choices]}
      maxCount={20}
      onChange={(from) => {
        edit({ t: 'crosswalk', leaf: leaf.code, from });
      }}
    />
  );
}
