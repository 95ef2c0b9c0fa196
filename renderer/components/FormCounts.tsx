import { SURVEY_FORMS } from '../../shared/model/ids.ts';
import { questionnairesIn, type WipeAccount } from '../../shared/model/wipe.ts';

/** Numbers of questionnaires by street and kind, with sums. */
export function FormCounts(props: {
  readonly forms: WipeAccount['forms'];
  readonly nameOf: (unit: string) => string;
  readonly texts: Readonly<Record<'caption' | 'street' | 'worker' | 'resident' | 'all', string>>;
}) {
  const { forms, nameOf, texts } = props;
  const units = [...new Set(forms.map(({ unit }) => unit))].toSorted();
  const count = (unit: string | null, form: string | null): number =>
    questionnairesIn({
      forms: forms.filter((one) => (unit === null || one.unit === unit) && (form === null || one.form === form)),
    });
  const row = (unit: string | null) =>
    [...SURVEY_FORMS, null].map((form) => (
      <td key={form ?? ''} className="number">
        {count(unit, form)}
      </td>
    ));
  return (
    <table className="plain-table">
      <caption className="hidden">{texts.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.street}</th>
          {SURVEY_FORMS.map((form) => (
            <th key={form} scope="col" className="number">
              {texts[form]}
            </th>
          ))}
          <th scope="col" className="number">
            {texts.all}
          </th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit}>
            <th scope="row">{nameOf(unit)}</th>
            {row(unit)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{texts.all}</th>
          {row(null)}
        </tr>
      </tfoot>
    </table>
  );
}
