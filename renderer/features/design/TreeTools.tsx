import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { childrenOf, isLeaf, type Indicator } from '../../../shared/designing/indicator-tree.ts';
import { equalWeights, scaledWeights } from '../../../shared/designing/weight-steps.ts';
import type { DesignEdit } from '../../../shared/model/design.ts';
import { METHODS, type MethodName } from '../../../shared/model/methods.ts';
import type { Template } from '../../../shared/model/template.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { useSoundSearch } from '../../pinyin/use-sound-search.ts';
import { moveTo, placesFor, type Direction } from './moves.ts';

const DIRECTIONS: readonly Direction[] = ['up', 'down', 'out', 'in'];
const TOP = ' ';

interface TreeToolsProps {
  readonly template: Template;
  readonly selected: Indicator | null;
  readonly onMove: (code: string, direction: Direction) => void;
  readonly onAdd: (edit: DesignEdit) => void;
  readonly onRemove: (code: string) => void;
  /** Weights of the children of a node, or of the top, by comparing them two by two. */
  readonly onCompare: (parent: string | null) => void;
  readonly onWeights: (weights: Readonly<Record<string, number>>) => void;
  readonly onPlace: (code: string, parent: string | null) => void;
}

/** What can be done with the selected indicator; every action is also a key or a place in the row. */
export function TreeTools(props: TreeToolsProps) {
  const { t } = useTranslation('design');
  return (
    <div className="tree-tools" role="toolbar" aria-label={t('tools')}>
      <AddTools {...props} />
      <MoveTools {...props} />
    </div>
  );
}

/** What is added stands below the selected node, or beside the selected item. */
function AddTools({ template, selected, onAdd, onCompare, onWeights }: TreeToolsProps) {
  const { t } = useTranslation('design');
  const onLeaf = selected !== null && isLeaf(selected);
  const parent = selected === null ? null : onLeaf ? selected.parent : selected.code;
  const name = { zh: t('newName'), en: '' };
  const place = { parent: parent ?? t('top') };
  const weighed = (find: typeof equalWeights) => () => {
    const weights = find(template, parent);
    if (weights !== null) onWeights(weights);
  };
  const none = childrenOf(template, parent).length === 0;
  return (
    <div className="actions">
      <Button
        onClick={() => {
          onAdd({ t: 'add-node', parent: onLeaf ? null : parent, ...name });
        }}
      >
        {selected === null || onLeaf ? t('addTop') : t('addNode', place)}
      </Button>
      <Select<MethodName>
        aria-label={t('addLeaf', place)}
        className="add-leaf"
        disabled={parent === null}
        placeholder={t('addLeaf', place)}
        value={null}
        options={METHODS.map((method) => ({ value: method, label: t(`method.${method}`) }))}
        onChange={(method) => {
          if (parent !== null) onAdd({ t: 'add-leaf', parent, method, ...name });
        }}
      />
      <Button disabled={none} onClick={weighed(scaledWeights)}>
        {t('scale', place)}
      </Button>
      <Button disabled={none} onClick={weighed(equalWeights)}>
        {t('equal', place)}
      </Button>
      <Button
        disabled={none}
        onClick={() => {
          onCompare(parent);
        }}
      >
        {t('pairwise', place)}
      </Button>
    </div>
  );
}

function MoveTools({ template, selected, onMove, onPlace, onRemove }: TreeToolsProps) {
  const { t } = useTranslation('design');
  const search = useSoundSearch();
  const label = useLabel();
  const code = selected?.code ?? '';
  const names = new Map(template.nodes.map((node) => [node.code, `${node.code} ${label(node)}`]));
  const places = selected === null ? [] : placesFor(template, code);
  const onTop = selected !== null && !isLeaf(selected);
  return (
    <div className="actions">
      {DIRECTIONS.map((direction) => (
        <Button
          key={direction}
          disabled={moveTo(template, code, direction) === null}
          onClick={() => {
            onMove(code, direction);
          }}
        >
          {t(`move.${direction}`)}
        </Button>
      ))}
      <Select
        aria-label={t('moveTo')}
        className="move-to"
        disabled={selected === null}
        placeholder={t('moveTo')}
        showSearch={search}
        value={null}
        options={[
          ...(onTop ? [{ value: TOP, label: t('top') }] : []),
          ...places.map((place) => ({ value: place, label: names.get(place) ?? place })),
        ]}
        onChange={(place: string) => {
          onPlace(code, place === TOP ? null : place);
        }}
      />
      <Button
        disabled={selected === null}
        onClick={() => {
          onRemove(code);
        }}
      >
        {t('remove')}
      </Button>
    </div>
  );
}
