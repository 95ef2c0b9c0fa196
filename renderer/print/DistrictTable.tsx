import type { JSX } from 'react';
import { publishedTotal, type RoundResult, type UnitResult } from '../../shared/model/result.ts';
import { inLanguage, type Language } from '../../shared/model/text.ts';
import { districtColumns } from './district-columns.ts';
import type { Labels } from './labels.ts';
import type { Texts } from './texts.ts';

interface Props {
  readonly units: readonly UnitResult[];
  readonly medians: RoundResult['medians'];
  readonly language: Language;
  readonly texts: Texts;
  readonly labels: Labels;
}

function StreetRow({ unit, columns, language, texts, labels }: RowProps): JSX.Element {
  const nodes = new Map(unit.nodes.map((node) => [node.code, node]));
  return (
    <tr>
      <td className="code">{unit.unit}</td>
      <th scope="row">{labels.street(unit.unit)}</th>
      <td className="number strong">
        {publishedTotal(unit).score ?? texts.noTotal}
        {unit.bonus === undefined ? '' : ' ‡'}
        {unit.unsanctioned === undefined ? '' : ' §'}
      </td>
      <td className="band">
        {unit.band === null ? '–' : inLanguage(unit.band, language)}
        {unit.band?.provisional === true ? ' *' : ''}
        {unit.band?.limited === undefined ? '' : ' †'}
      </td>
      {columns.map((code) => {
        const node = nodes.get(code);
        return (
          <td key={code} className={node?.level === 1 ? 'number category' : 'number'}>
            {node?.score ?? (node === undefined ? '–' : texts.statuses[node.status])}
          </td>
        );
      })}
      <td className="number">{unit.coverage}%</td>
      <td className="remarks">
        {unit.provisional ? (
          <>
            {texts.provisionalShort}
            <br />
            {unit.low}–{unit.high}
          </>
        ) : null}
      </td>
    </tr>
  );
}

interface RowProps extends Omit<Props, 'units' | 'medians'> {
  readonly unit: UnitResult;
  readonly columns: readonly string[];
}

/** Streets down, the upper levels of the tree across, the medians at the foot. */
export function DistrictTable({ units, medians, language, texts, labels }: Props): JSX.Element {
  const levels = new Map((units[0]?.nodes ?? []).map((node) => [node.code, node.level]));
  const root = units[0]?.total.code;
  return (
    <>
      {districtColumns(units).map((columns) => (
        <table className="streets" key={columns.join(' ')}>
          <thead>
            <tr>
              <th scope="col">{texts.code}</th>
              <th scope="col">{texts.street}</th>
              <th scope="col">{texts.total}</th>
              <th scope="col">{texts.band}</th>
              {columns.map((code) => (
                <th scope="col" key={code} className={levels.get(code) === 1 ? 'category' : 'branch'}>
                  {code}
                  <br />
                  {labels.node(code)}
                </th>
              ))}
              <th scope="col">{texts.coverage}</th>
              <th scope="col">{texts.note}</th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <StreetRow key={unit.unit} {...{ unit, columns, language, texts, labels }} />
            ))}
            <tr className="sum">
              <th scope="row" colSpan={2}>
                {texts.median}
              </th>
              <td className="number strong">{root === undefined ? '–' : (medians[root] ?? '–')}</td>
              <td className="band">–</td>
              {columns.map((code) => (
                <td key={code} className={levels.get(code) === 1 ? 'number category' : 'number'}>
                  {medians[code] ?? '–'}
                </td>
              ))}
              <td className="number">–</td>
              <td className="remarks">–</td>
            </tr>
          </tbody>
        </table>
      ))}
      {units.some((unit) => unit.band?.provisional === true) ? <p className="note">* {texts.bandMayChange}</p> : null}
      {units.some((unit) => unit.band?.limited !== undefined) ? <p className="note">† {texts.limited}</p> : null}
      {units.some((unit) => unit.bonus !== undefined) ? <p className="note">‡ {texts.withBonus}</p> : null}
      {units.some((unit) => unit.unsanctioned !== undefined) ? <p className="note">§ {texts.surveysVoided}</p> : null}
    </>
  );
}
