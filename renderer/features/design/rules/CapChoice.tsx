import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { effectText, readEffect } from '../../../../shared/scoring/effect.ts';
import type { Band } from '../../../../shared/model/template.ts';
import { useLabel } from '../../../i18n/use-language.ts';

const NONE = ' ';

/** The best band that is left; a veto may have none and only void the surveys. */
export function CapChoice(props: {
  readonly bands: readonly Band[];
  readonly effect: string;
  readonly optional: boolean;
  readonly onChange: (effect: string) => void;
}) {
  const { t } = useTranslation('rules');
  const label = useLabel();
  const { bands, effect, optional, onChange } = props;
  const read = readEffect(effect, bands) ?? { cap: null, voidsSurveys: false };
  return (
    <span className="number-row">
      <span>{t('capBand')}</span>
      <Select
        aria-label={t('capBand')}
        className="band-choice"
        value={read.cap?.zh ?? (optional && read.voidsSurveys ? NONE : null)}
        options={[
          ...(optional ? [{ value: NONE, label: t('noCap') }] : []),
          ...bands.map((band) => ({ value: band.zh, label: label(band) })),
        ]}
        onChange={(zh) => {
          onChange(effectText({ ...read, cap: bands.find((band) => band.zh === zh) ?? null }));
        }}
      />
    </span>
  );
}
