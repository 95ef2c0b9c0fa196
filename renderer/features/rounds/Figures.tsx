import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import type { Parameters } from '../../../shared/model/round.ts';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { nextCell, type Cell } from './cell-moves.ts';
import { FigureCell } from './FigureCell.tsx';
import { keepable, placeBlock, readFigure, type FigureTexts, type Placed } from './figures.ts';
import { tableRows } from '../../../shared/rules/table-text.ts';
import { useKept } from './use-kept.ts';
import './rounds.css';

type Refused = Extract<Placed, { readonly problem: string }>;

/** Figures per street that only the office knows: a small spreadsheet that saves by itself. */
export function Figures({ detail }: { readonly detail: RoundDetail }) {
  const { t } = useTranslation('rounds');
  const label = useLabel();
  const { content } = detail;
  const [texts, setTexts] = useState<FigureTexts>(content.parameters);
  const [refused, setRefused] = useState<Refused | null>(null);
  const saved = useRef<Parameters>(content.parameters);
  const grid = useRef<HTMLTableElement>(null);
  const kept = useKept((parameters: Parameters) =>
    bridge.call('rounds.saveParameters', { round: detail.id, parameters }),
  );
  const streets = content.template.streets.filter((street) => content.units.includes(street.code9));
  const figures = content.template.unitParameters;

  const change = (cells: readonly { readonly unit: string; readonly figure: string; readonly text: string }[]) => {
    const next: Record<string, Record<string, string>> = {};
    for (const [unit, row] of Object.entries(texts)) next[unit] = { ...row };
    for (const { unit, figure, text } of cells) next[unit] = { ...next[unit], [figure]: text };
    setTexts(next);
    setRefused(null);
    saved.current = keepable(next, saved.current);
    kept.change(saved.current);
  };
  const go = ({ row, column }: Cell) => {
    const input = grid.current?.querySelector<HTMLInputElement>(`[data-cell="${row} ${column}"]`);
    input?.focus();
    input?.select();
  };
  const paste = (text: string, at: Cell) => {
    const placed = placeBlock(tableRows(text), at, { units: streets, figures: figures.map((one) => one.id) });
    if ('problem' in placed) setRefused(placed);
    else change(placed.cells.map((cell) => ({ ...cell, text: readFigure(cell.text) ?? cell.text })));
  };
  const wrong = Object.values(texts)
    .flatMap((row) => Object.values(row))
    .filter((text) => readFigure(text) === undefined);
  return (
    <Section title={t('figuresTitle')}>
      <p className="lead">{t('figuresLead')}</p>
      <Refusal error={kept.error} />
      <p className="hint hint-wrong grid-said" role="status">
        {wrong.length > 0 ? t('figuresWrong', { count: wrong.length }) : ''}
        {refused?.problem === 'too_big' ? t('tooBig') : ''}
        {refused?.problem === 'unknown_streets' ? t('unknownStreets', { names: refused.names.join(t('comma')) }) : ''}
      </p>
      <table className="plain-table grid figure-grid" ref={grid}>
        <thead>
          <tr>
            <th scope="col">{t('street')}</th>
            {figures.map((figure) => (
              <th key={figure.id} scope="col" className="number">
                {label(figure)}
                <span className="hint">{t('unit', { unit: figure.unit })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {streets.map((street, row) => (
            <tr key={street.code9}>
              <th scope="row">{label(street)}</th>
              {figures.map((figure, column) => (
                <FigureCell
                  key={figure.id}
                  place={`${row} ${column}`}
                  label={`${label(street)} ${label(figure)}`}
                  text={texts[street.code9]?.[figure.id] ?? ''}
                  onChange={(text) => {
                    change([{ unit: street.code9, figure: figure.id, text }]);
                  }}
                  onPaste={(text) => {
                    paste(text, { row, column });
                  }}
                  onMove={(key) => {
                    const to = nextCell({ row, column }, key, { rows: streets.length, columns: figures.length });
                    if (to !== undefined) go(to);
                    return to !== undefined;
                  }}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
