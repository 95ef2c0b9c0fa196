import { useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { findIndicator } from '../../../shared/designing/indicator-tree.ts';
import type { Template } from '../../../shared/model/template.ts';
import { TOTAL } from '../../../shared/scoring/tree.ts';
import { Icon } from '../../components/Icon.tsx';
import { DesignTable } from './DesignTable.tsx';
import type { LineActions } from './DesignLine.tsx';
import { designRows } from './design-rows.ts';
import { dropOn, moveTo, type Direction } from './moves.ts';
import { PairwiseDrawer } from './PairwiseDrawer.tsx';
import { TreeTools } from './TreeTools.tsx';
import { useIssueText, type Issues } from './use-issues.ts';
import { focusName, useTreeSteps } from './use-tree-steps.ts';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'out',
  ArrowRight: 'in',
};

/** The tree as an outline: select, move, weigh, add, remove; by hand, by mouse or by keys. */
export function DesignTree(props: {
  readonly template: Template;
  readonly issues: Issues;
  readonly onOpen: (code: string) => void;
}) {
  const { t } = useTranslation('design');
  const { template, issues, onOpen } = props;
  const issueText = useIssueText();
  const rows = useMemo(() => designRows(template), [template]);
  const [selected, setSelected] = useState<string | null>(null);
  const [compared, setCompared] = useState<string | null>();
  const { fault, take, add, remove } = useTreeSteps(template);
  const move = (code: string, direction: Direction) => take(moveTo(template, code, direction), code);
  /** True when the key was one of the outline's. */
  const press = (code: string, { key, altKey }: KeyboardEvent): boolean => {
    const direction = DIRECTIONS[key];
    if (direction !== undefined && altKey) {
      move(code, direction);
      return true;
    }
    const at = rows.findIndex((row) => row.code === code);
    const next = key === 'ArrowDown' ? at + 1 : key === 'ArrowUp' ? at - 1 : null;
    if (next !== null) focusName(rows[next]?.code ?? code);
    else if (key === 'Delete') remove(code);
    else if (key === 'Enter') onOpen(code);
    else return false;
    return true;
  };
  const actions: LineActions = {
    select: setSelected,
    open: onOpen,
    keys: (event) => {
      if (selected === null || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
      if (press(selected, event)) event.preventDefault();
    },
    weigh: (code, weight) => void take({ t: 'weights', weights: { [code]: weight } }, null),
    drop: (code, on, where) => take(dropOn(template, code, on, where), code),
  };
  const codes = new Set(rows.map((row) => row.code));
  const general = issues.all.filter(({ path }) => path === TOTAL || path.split(' ').every((one) => !codes.has(one)));
  return (
    <div className="design-tree">
      <TreeTools
        template={template}
        selected={selected === null ? null : (findIndicator(template, selected) ?? null)}
        onMove={move}
        onAdd={(step) => {
          const code = add(step);
          if (code === undefined) return;
          setSelected(code);
          onOpen(code);
        }}
        onRemove={remove}
        onCompare={setCompared}
        onWeights={(weights) => void take({ t: 'weights', weights }, selected)}
        onPlace={(code, parent) => void take({ t: 'move', code, parent, before: null }, code)}
      />
      {fault === null ? null : (
        <p className="row-issue" role="alert">
          <Icon name="warning" />
          {t(`fault.${fault.code}`)}
        </p>
      )}
      {general.map((issue) => (
        <p key={`${issue.code} ${issue.path} ${issue.detail}`} className="row-issue">
          <Icon name="warning" />
          {issueText(issue)}
        </p>
      ))}
      <DesignTable
        template={template}
        rows={rows}
        selected={selected}
        issuesAt={(code) => issues.at(code).map(issueText)}
        actions={actions}
      />
      <p className="hint">{t('keys')}</p>
      <PairwiseDrawer
        parent={compared}
        template={template}
        onClose={() => {
          setCompared(undefined);
        }}
      />
    </div>
  );
}
