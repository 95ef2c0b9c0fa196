import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ScoredRound } from '../../../../shared/designing/compare-rounds.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { RoundResult } from '../../../../shared/model/result.ts';
import { MedianBar } from '../../../components/MedianBar.tsx';
import { pathOf } from '../../../session/navigation.ts';
import { useNames, type Names } from '../../../session/use-names.ts';
import { Band } from '../Band.tsx';
import { Figure } from '../Figure.tsx';
import type { BoardRow, BoardView, SortKey } from './rows.ts';
import { SortHead } from './SortHead.tsx';

/** One line per street: total with its sampling error, band, tier, categories beside the median, what is open. */
export function StreetTable(props: {
  readonly content: RoundContent;
  readonly result: RoundResult;
  readonly rows: readonly BoardRow[];
  readonly view: BoardView;
  readonly earlier: ScoredRound | undefined;
  readonly onPairs: (unit: string) => void;
  readonly chosen: readonly string[];
  readonly onChoose: (unit: string) => void;
  readonly onSort: (key: SortKey) => void;
}) {
  const { content, result, rows, view, earlier, onSort } = props;
  const { t } = useTranslation('scores');
  const names = useNames(content);
  const categories = result.units[0]?.total.children ?? [];
  const head = { view, onSort };
  const empty = <td className="number">–</td>;
  return (
    <table className="plain-table streets">
      <caption className="hidden">{t('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="hidden">{t('compare.button')}</span>
          </th>
          <SortHead {...head} name="unit" label={t('street')} />
          <SortHead {...head} name="total" label={t('total')} number />
          {earlier === undefined ? null : <SortHead {...head} name="change" label={t('earlier.change')} number />}
          <SortHead {...head} name="band" label={t('band')} />
          <SortHead {...head} name="tier" label={t('tier')} number />
          {categories.map((code) => (
            <SortHead key={code} {...head} name={code} label={`${code} ${names.node(code)}`} />
          ))}
          <th scope="col" className="number">
            {t('bounds')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr className="median-row">
          <td>
            <span className="hidden">–</span>
          </td>
          <th scope="row">{t('median')}</th>
          <td className="number">{result.medians['total'] ?? t('none')}</td>
          {earlier === undefined ? null : empty}
          <td>–</td>
          {empty}
          {categories.map((code) => (
            <td key={code} className="figures">
              {result.medians[code] ?? t('none')}
            </td>
          ))}
          {empty}
        </tr>
        {rows.map((row) => (
          <StreetRow key={row.unit.unit} {...props} {...{ row, names, categories }} />
        ))}
      </tbody>
    </table>
  );
}

function StreetRow(props: {
  readonly content: RoundContent;
  readonly result: RoundResult;
  readonly row: BoardRow;
  readonly names: Names;
  readonly categories: readonly string[];
  readonly earlier: ScoredRound | undefined;
  readonly onPairs: (unit: string) => void;
  readonly chosen: readonly string[];
  readonly onChoose: (unit: string) => void;
}) {
  const { content, result, row, names } = props;
  const { unit } = row;
  const { t } = useTranslation('scores');
  const sampling = unit.sampling?.kind === 'value' ? unit.sampling : null;
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={t('compare.choose', { street: names.street(unit.unit) })}
          checked={props.chosen.includes(unit.unit)}
          onChange={() => {
            props.onChoose(unit.unit);
          }}
        />
      </td>
      <th scope="row">
        <a href={`#${pathOf('rounds', content.id, 'scores', unit.unit)}`}>{names.street(unit.unit)}</a>
        <span className="street-code figures">{unit.unit}</span>
      </th>
      <td className="number">
        <strong>
          <Figure status={unit.total.status} value={row.score} />
        </strong>
        {sampling === null ? null : <span className="hint half-width"> ± {sampling.halfWidth}</span>}
        {unit.bonus === undefined ? null : (
          <span className="hint half-width"> {t('bonus.within', { points: unit.bonus.points })}</span>
        )}
        {unit.unsanctioned === undefined ? null : <span className="hint half-width"> {t('voidedShort')}</span>}
        {row.place === null ? null : <span className="hint half-width"> {t('place', { place: row.place })}</span>}
      </td>
      {props.earlier === undefined ? null : (
        <td className="number">
          <button
            type="button"
            className="change-link"
            aria-label={t('pairs.openOf', { street: names.street(unit.unit), change: row.change ?? t('none') })}
            onClick={() => {
              props.onPairs(unit.unit);
            }}
          >
            {row.change ?? t('none')}
          </button>
          {row.before === null ? null : (
            <span className="hint half-width"> {t('earlier.was', { before: row.before })}</span>
          )}
        </td>
      )}
      <td>
        <Band unit={unit} />
      </td>
      <td className="number">{row.tier ?? '–'}</td>
      {props.categories.map((code) => {
        const node = unit.nodes.find((one) => one.code === code);
        return (
          <td key={code}>
            {node === undefined ? null : (
              <span className="beside-median">
                <Figure status={node.status} value={node.score} />
                <MedianBar score={node.score} median={result.medians[code] ?? null} />
              </span>
            )}
          </td>
        );
      })}
      <td className="number">
        {unit.provisional ? (
          <>
            {unit.low}–{unit.high}
            <span className="hint half-width"> {t('coverageShort', { coverage: unit.coverage })}</span>
          </>
        ) : (
          t('complete')
        )}
      </td>
    </tr>
  );
}
