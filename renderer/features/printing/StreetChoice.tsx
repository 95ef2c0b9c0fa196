import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Names } from '../../session/use-names.ts';

/** Which streets get a sheet; all or none with one click. */
export function StreetChoice(props: {
  readonly names: Names;
  readonly all: readonly string[];
  readonly chosen: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (units: readonly string[]) => void;
}) {
  const { all, chosen, disabled, onChange } = props;
  const { t } = useTranslation('printing');
  return (
    <fieldset className="print-streets" disabled={disabled}>
      <legend>{t('streets', { count: chosen.length, of: all.length })}</legend>
      <div className="actions">
        <Button
          onClick={() => {
            onChange(all);
          }}
        >
          {t('all')}
        </Button>
        <Button
          onClick={() => {
            onChange([]);
          }}
        >
          {t('noneOf')}
        </Button>
      </div>
      <Checkbox.Group
        className="print-choices"
        disabled={disabled}
        value={[...chosen]}
        options={all.map((unit) => ({ value: unit, label: props.names.street(unit) }))}
        onChange={onChange}
      />
    </fieldset>
  );
}
