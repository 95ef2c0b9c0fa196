import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../../shared/model/ids.ts';
import type { Template } from '../../../shared/model/template.ts';
import { useLabel } from '../../i18n/use-language.ts';

const FIXED: readonly Source[] = ['SELF', 'REVIEW'];

/** Who has a say. Self-assessment and review always do. */
export function SourceChoice(props: {
  readonly template: Template;
  readonly chosen: readonly Source[];
  readonly onChange: (chosen: readonly Source[]) => void;
}) {
  const { t } = useTranslation('rounds');
  const label = useLabel();
  const order = props.template.sources.map((source) => source.id);
  return (
    <fieldset>
      <legend className="hint">{t('sourcesHint')}</legend>
      <div className="lines">
        {props.template.sources.map((source) => (
          <Checkbox
            key={source.id}
            checked={props.chosen.includes(source.id)}
            disabled={FIXED.includes(source.id)}
            onChange={(event) => {
              const on = event.target.checked;
              props.onChange(order.filter((id) => (id === source.id ? on : props.chosen.includes(id))));
            }}
          >
            {label(source)}
            {FIXED.includes(source.id) ? <span className="always">{t('always')}</span> : null}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
