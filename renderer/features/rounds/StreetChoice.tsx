import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Street } from '../../../shared/model/template.ts';
import { useLabel } from '../../i18n/use-language.ts';

/** Which streets take part, in the order of the indicator system. */
export function StreetChoice(props: {
  readonly streets: readonly Street[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly checked: boolean;
}) {
  const { t } = useTranslation('rounds');
  const label = useLabel();
  const { streets, chosen } = props;
  const choose = (wanted: ReadonlySet<string>) => {
    props.onChange(streets.map((street) => street.code9).filter((code) => wanted.has(code)));
  };
  const none = props.checked && chosen.length === 0;
  return (
    <fieldset>
      <legend className="hidden">{t('streets')}</legend>
      <div className="actions">
        <span className="figures">{t('chosenStreets', { count: chosen.length, of: streets.length })}</span>
        <Button
          onClick={() => {
            choose(new Set(streets.map((street) => street.code9)));
          }}
        >
          {t('all')}
        </Button>
        <Button
          onClick={() => {
            choose(new Set());
          }}
        >
          {t('none')}
        </Button>
      </div>
      <div className="checks">
        {streets.map((street, index) => (
          <Checkbox
            key={street.code9}
            checked={chosen.includes(street.code9)}
            aria-invalid={none && index === 0}
            onChange={(event) => {
              const wanted = new Set(chosen);
              if (event.target.checked) wanted.add(street.code9);
              else wanted.delete(street.code9);
              choose(wanted);
            }}
          >
            {label(street)}
          </Checkbox>
        ))}
      </div>
      {none ? <p className="hint hint-wrong">{t('noStreet')}</p> : null}
    </fieldset>
  );
}
