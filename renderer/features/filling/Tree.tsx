import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { isDone, type Category, type ItemState } from './item-view.ts';
import { StateMark } from './StateMark.tsx';

interface Props {
  readonly tree: readonly Category[];
  readonly current: string | null;
  readonly stateOf: (leaf: string) => ItemState;
  readonly onGo: (leaf: string) => void;
  readonly hrefOf: (leaf: string) => string;
}

/** All items below their categories, each with its state; the one on the screen is kept in view. */
export function Tree({ tree, current, stateOf, onGo, hrefOf }: Props) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    if (current !== null) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav className="tree" ref={list} aria-label={t('tree')}>
      {tree.map(({ node, groups }) => {
        const leaves = groups.flatMap((group) => group.leaves);
        const done = leaves.filter((leaf) => isDone(stateOf(leaf.code))).length;
        return (
          <section key={node.code} aria-label={label(node)}>
            <h2 className="tree-category">
              <span>
                {node.code} {label(node)}
              </span>
              <ProgressBar done={done} of={leaves.length} label={t('progress', { done, of: leaves.length })} />
            </h2>
            {groups.map((group) => (
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
