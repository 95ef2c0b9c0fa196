import { useTranslation } from 'react-i18next';
import type { Leaf } from '../../../shared/model/template.ts';
import { useLabel } from '../../i18n/use-language.ts';
import type { ItemView } from './item-view.ts';
import { StateMark } from './StateMark.tsx';

interface Props {
  readonly leaves: readonly Leaf[];
  readonly viewOf: (leaf: string) => ItemView;
  readonly noteOf: (leaf: string) => string;
  readonly onGo: (leaf: string) => void;
  readonly hrefOf: (leaf: string) => string;
}

/** All items at a glance, with what they are worth as entered. */
export function ItemList({ leaves, viewOf, noteOf, onGo, hrefOf }: Props) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  return (
    <div className="item-list">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('list.state')}</th>
            <th scope="col">{t('list.item')}</th>
            <th scope="col">{t('list.arithmetic')}</th>
            <th scope="col" className="number">
              {t('list.score')}
            </th>
            <th scope="col">{t('note')}</th>
          </tr>
        </thead>
        <tbody>
          {leaves.map((leaf) => {
            const view = viewOf(leaf.code);
            return (
              <tr key={leaf.code}>
                <td>
                  <StateMark state={view.state} word />
                </td>
                <th scope="row">
                  <a
                    href={`#${hrefOf(leaf.code)}`}
                    data-leaf={leaf.code}
                    onClick={(event) => {
                      event.preventDefault();
                      onGo(leaf.code);
                    }}
                  >
                    <span className="code">{leaf.code}</span> {label(leaf)}
                  </a>
                </th>
                <td>{view.preview.arithmetic}</td>
                <td className="number">{view.preview.score ?? '–'}</td>
                <td className="cut">{noteOf(leaf.code)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
