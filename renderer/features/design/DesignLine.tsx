import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isLeaf } from '../../../shared/designing/indicator-tree.ts';
import { Icon } from '../../components/Icon.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import type { DesignRow } from './design-rows.ts';
import { useDropPlace, type Where } from './use-drop-place.ts';
import { WeightCell } from './WeightCell.tsx';

export interface LineActions {
  readonly select: (code: string) => void;
  readonly open: (code: string) => void;
  readonly keys: (event: KeyboardEvent) => void;
  readonly weigh: (code: string, weight: number) => void;
  /** False when it cannot be dropped there. */
  readonly drop: (code: string, on: string, where: Where) => boolean;
}

/** One indicator: its name, weight, share, and what is wrong with it. It can be dragged to another place. */
export function DesignLine(props: {
  readonly row: DesignRow;
  readonly selected: boolean;
  readonly issues: readonly string[];
  readonly actions: LineActions;
}) {
  const { t } = useTranslation('design');
  const label = useLabel();
  const { row, actions, issues } = props;
  const { code, indicator } = row;
  const leaf = isLeaf(indicator);
  const name = label(indicator);
  const { over, handlers } = useDropPlace({
    code,
    leaf,
    onDrop: (dropped, where) => void actions.drop(dropped, code, where),
  });
  const classes = [leaf ? 'leaf' : 'node', `depth-${Math.min(row.depth, 7)}`, over === null ? '' : `drop-${over}`];
  return (
    <tr className={classes.join(' ')} data-code={code} {...handlers}>
      <th scope="row">
        <button
          type="button"
          className="plain design-name"
          aria-current={props.selected ? 'true' : undefined}
          onFocus={() => {
            actions.select(code);
          }}
          onKeyDown={actions.keys}
          onDoubleClick={() => {
            actions.open(code);
          }}
        >
          <span className="code">{code}</span> {name === '' ? t('unnamed') : name}
        </button>
      </th>
      <WeightCell
        code={code}
        weight={indicator.weight}
        onChange={(weight) => {
          actions.weigh(code, weight);
        }}
      />
      <td className="number" data-label={t('share')}>
        {row.share}
      </td>
      <SumCell row={row} />
      <td>
        {leaf ? t(`method.${indicator.method.type}`) : null}
        {issues.slice(0, 1).map((text) => (
          <span key={text} className="row-issue">
            <Icon name="warning" />
            {text}
            {issues.length > 1 ? t('andMore', { count: issues.length - 1 }) : ''}
          </span>
        ))}
      </td>
      <td className="number">
        <button
          type="button"
          className="plain link"
          aria-label={t('editOf', { name: `${code} ${name}` })}
          onClick={() => {
            actions.open(code);
          }}
        >
          {t('edit')}
        </button>
      </td>
    </tr>
  );
}

/** The sum of the weights below; empty beside an item. */
function SumCell({ row }: { readonly row: DesignRow }) {
  const { t } = useTranslation('design');
  return (
    <td className={row.sumsTo100 ? 'number' : 'number sum-wrong'} data-label={t('sum')}>
      {row.sumsTo100 ? null : <Icon name="warning" />} {row.sum}
    </td>
  );
}
