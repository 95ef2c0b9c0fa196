import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../../shared/model/ids.ts';
import type { Policy } from '../../../shared/model/round.ts';
import type { Template } from '../../../shared/model/template.ts';
import { useLabel } from '../../i18n/use-language.ts';
import type { Shares } from './shares.ts';

const MODES = ['weighted', 'approved'] as const;

/** How the sources become one score, with what each of them then decides of the total. */
export function ModeChoice(props: {
  readonly template: Pick<Template, 'sources'>;
  readonly sources: readonly Source[];
  readonly mode: Policy['mode'];
  readonly shares: Shares;
  readonly onChange: (mode: Policy['mode']) => void;
}) {
  const { t } = useTranslation('rounds');
  const label = useLabel();
  const column = (mode: Policy['mode']) => (mode === props.mode ? 'number chosen' : 'number');
  return (
    <div className="mode-choice">
      <fieldset>
        <legend className="hidden">{t('mode')}</legend>
        <Radio.Group
          className="lines"
          value={props.mode}
          onChange={(event) => {
            const chosen = MODES.find((mode) => mode === event.target.value);
            if (chosen !== undefined) props.onChange(chosen);
          }}
        >
          {MODES.map((mode) => (
            <Radio key={mode} value={mode}>
              <strong>{t(`modes.${mode}`)}</strong>
              <span className="hint said">{t(`modes.${mode}Hint`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <table className="plain-table shares">
        <caption>{t('shares')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('source')}</th>
            {MODES.map((mode) => (
              <th key={mode} scope="col" className={column(mode)}>
                {t(`modes.${mode}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.template.sources
            .filter((source) => props.sources.includes(source.id))
            .map((source) => (
              <tr key={source.id}>
                <th scope="row">{label(source)}</th>
                {MODES.map((mode) => (
                  <td key={mode} className={column(mode)}>
                    {props.shares[mode][source.id]} %
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
