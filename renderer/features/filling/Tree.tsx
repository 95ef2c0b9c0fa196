import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import type { Leaf } from '../../../shared/model/template.ts';
import { FILTERS } from './item-filter.ts';
import { FindItem } from './FindItem.tsx';
import { useFound } from './use-found.ts';
import { isDone, type Category, type ItemView } from './item-view.ts';
import { StateMark } from './StateMark.tsx';

interface Props {
  readonly leaves: readonly Leaf[];
  /** Items that the office gave back; null while it gave nothing back. */
  readonly returned: readonly string[] | null;
  readonly tree: readonly Category[];
  readonly current: string | null;
  readonly viewOf: (leaf: string) => ItemView;
  /** The earlier round confirmed something that answers can be compared with. */
  readonly hasPrevious: boolean;
  readonly onGo: (leaf: string) => void;
  readonly hrefOf: (leaf: string) => string;
}

/** All items below their categories, each with its state; the one on the screen is kept in view. */
export function Tree({ leaves, returned, tree, current, viewOf, hasPrevious, onGo, hrefOf }: Props) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const list = useRef<HTMLElement>(null);
  const { typed, filter, setTyped, setFilter, found } = useFound(leaves, viewOf, returned);
  const stateOf = (leaf: string) => viewOf(leaf).state;
  useEffect(() => {
    if (current !== null) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav className="tree" ref={list} aria-label={t('tree')}>
      <FindItem
        typed={typed}
        filter={filter}
        filters={FILTERS.filter((one) => one !== 'differs' || hasPrevious)}
        found={found.size}
        of={leaves.length}
        onType={setTyped}
        onFilter={setFilter}
      />
      {found.size === 0 ? <p className="tree-none">{t('find.none')}</p> : null}
      {tree.map(({ node, groups }) => {
        const inside = groups.flatMap((group) => group.leaves);
        if (inside.every((leaf) => !found.has(leaf.code))) return null;
        const done = inside.filter((leaf) => isDone(stateOf(leaf.code))).length;
        return (
          <section key={node.code} aria-label={label(node)}>
            <h2 className="tree-category">
              <span>
                {node.code} {label(node)}
              </span>
              <ProgressBar done={done} of={inside.length} label={t('progress', { done, of: inside.length })} />
            </h2>
            {groups
              .map((group) => ({ ...group, leaves: group.leaves.filter((leaf) => found.has(leaf.code)) }))
              .filter((group) => group.leaves.length > 0)
              .map((group) => (
                <div key={group.node.code}>
                  <p className="tree-group">
                    {group.node.code} {label(group.node)}
                  </p>
                  <ul>
                    {group.leaves.map((leaf) => (
                      <li key={leaf.code}>
                        <a
                          href={`#${hrefOf(leaf.code)}`}
                          aria-current={leaf.code === current ? 'true' : undefined}
                          onClick={(event) => {
                            event.preventDefault();
                            onGo(leaf.code);
                          }}
                        >
                          <StateMark state={stateOf(leaf.code)} />
                          <span className="code">{leaf.code}</span>
                          <span>{label(leaf)}</span>
                        </a>
                      </li>
                    ))}
                  </ul>
                </div>
              ))}
          </section>
        );
      })}
    </nav>
  );
}
