import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.tsx';
import { Basis } from './Basis.tsx';
import { RowName } from './RowName.tsx';
import type { IndicatorRow } from './rows.ts';

/** One row: a node that opens and closes, or an item that shows its criteria. */
export function IndicatorLine(props: {
  readonly row: IndicatorRow;
  readonly closed: boolean;
  readonly onToggle: (code: string) => void;
  readonly onShow: (code: string) => void;
}) {
  const { t } = useTranslation('indicators');
  const { row } = props;
  const figures = (
    <>
      <td className="number" data-label={t('weight')}>
        {row.weight}
      </td>
      <td className="number" data-label={t('share')}>
        {row.share}
      </td>
    </>
  );
  if (row.kind === 'node') {
    return (
      <tr className={`node depth-${row.depth}`}>
        <th scope="row">
          <button
            type="button"
            className="plain"
            aria-expanded={!props.closed}
            onClick={() => {
              props.onToggle(row.code);
            }}
          >
            <span className={props.closed ? 'turn' : 'turn turned'}>
              <Icon name="next" />
            </span>
            <RowName row={row} />
          </button>
        </th>
        {figures}
        <td className="hint" colSpan={4}>
          {t('items', { count: row.items })}
        </td>
      </tr>
    );
  }
  const { leaf } = row;
  return (
    <tr className={`leaf depth-${row.depth}`}>
      <th scope="row">
        <button
          type="button"
          className="plain"
          aria-haspopup="dialog"
          onClick={() => {
            props.onShow(row.code);
          }}
        >
          <RowName row={row} />
        </button>
      </th>
      {figures}
      <td>{t(`methods.${leaf.method.type}`)}</td>
      <td className="sources">
        {leaf.sources.map((source) => (
          <span key={source.id}>
            {t(`short.${source.id}`)} {source.role === 'score' ? source.weight : t(`roles.${source.role}`)}
          </span>
        ))}
      </td>
      <td>
        <Basis quoted={leaf.contentBasis === 'explicit'} />
      </td>
      <td>
        <Basis quoted={leaf.measureBasis === 'explicit'} />
      </td>
    </tr>
  );
}
