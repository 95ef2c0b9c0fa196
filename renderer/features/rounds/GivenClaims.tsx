import { useTranslation } from 'react-i18next';
import type { GivenClaims as Given } from '../../../shared/contract/claims.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { dateTime } from '../../i18n/times.ts';
import type { Names } from '../../session/use-names.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { byteText } from '../../sticks/byte-text.ts';

/** As many as are shown without asking; the rest folds away. */
const SHOWN = 10;

/** Which file with claims was made for whom, latest first. */
export function GivenClaims({ round, names }: { readonly round: string; readonly names: Names }) {
  const { t } = useTranslation('claims');
  const { data: given, error, reload } = useQuery('claims.given', { round });
  useTopic('round.changed', () => void reload());
  if (given === undefined) return <Refusal error={error} />;
  if (given.length === 0) return <p className="hint">{t('given.none')}</p>;
  const older = given.slice(SHOWN);
  return (
    <>
      <GivenTable given={given.slice(0, SHOWN)} names={names} />
      {older.length === 0 ? null : (
        <details>
          <summary>{t('given.older', { count: older.length })}</summary>
          <GivenTable given={older} names={names} />
        </details>
      )}
    </>
  );
}

function GivenTable({ given, names }: { readonly given: readonly Given[]; readonly names: Names }) {
  const { t } = useTranslation('claims');
  const comma = t('office.comma');
  return (
    <table className="plain-table stacked given-claims">
      <caption className="hidden">{t('given.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('given.at')}</th>
          <th scope="col">{t('given.for')}</th>
          <th scope="col">{t('given.what')}</th>
          <th scope="col">{t('given.by')}</th>
        </tr>
      </thead>
      <tbody>
        {given.map((one) => {
          const who = one.persons.join(comma);
          return (
            <tr key={one.files[0]?.sha256 ?? one.at}>
              <td data-label={t('given.at')}>{dateTime(one.at)}</td>
              <th scope="row">
                {who}
                {one.label === who ? null : <p className="hint">{one.label}</p>}
              </th>
              <td data-label={t('given.what')}>
                <p>{t('given.holds', { streets: one.units.length, files: one.carried })}</p>
                <details>
                  <summary>
                    {t('given.details')}
                    <span className="hidden">{`${who} ${dateTime(one.at)}`}</span>
                  </summary>
                  <p>{one.units.map((unit) => names.street(unit)).join(comma)}</p>
                  {one.files.map(({ name, size, sha256 }) => (
                    <p key={sha256} className="given-file">
                      {name} · {byteText(size)}
                      <br />
                      SHA-256 {sha256}
                    </p>
                  ))}
                </details>
              </td>
              <td data-label={t('given.by')}>{one.by}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
