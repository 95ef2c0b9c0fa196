import { Button, Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { Field } from '../../../components/Field.tsx';
import { useLabel } from '../../../i18n/use-language.ts';
import type { BoardView } from './rows.ts';

/** Filters above the board, and the button that compares the two chosen streets. */
export function BoardTools(props: {
  readonly content: RoundContent;
  readonly view: BoardView;
  readonly onView: (view: BoardView) => void;
  readonly shown: number;
  readonly of: number;
  readonly chosen: readonly string[];
  readonly onCompare: () => void;
  readonly children: ReactNode;
}) {
  const { content, view, onView, chosen } = props;
  const { t } = useTranslation('scores');
  const label = useLabel();
  const [first, second] = chosen;
  return (
    <div className="board-tools">
      <Field label={t('filter.band')}>
        {(ids) => (
          <Select
            {...ids}
            className="band-filter"
            options={[
              { value: 'all', label: t('filter.all') },
              ...content.template.resultBands.map((band) => ({ value: band.zh, label: label(band) })),
              { value: 'none', label: t('filter.none') },
            ]}
            value={view.band}
            onChange={(band) => {
              onView({ ...view, band });
            }}
          />
        )}
      </Field>
      {props.children}
      <Checkbox
        checked={view.provisionalOnly}
        onChange={(event) => {
          onView({ ...view, provisionalOnly: event.target.checked });
        }}
      >
        {t('filter.provisional')}
      </Checkbox>
      <span role="status">{t('filter.shown', { shown: props.shown, of: props.of })}</span>
      <span className="board-compare">
        <span className="hint">
          {first !== undefined && second !== undefined
            ? t('compare.chosen', { first, second })
            : t('compare.chooseTwo')}
        </span>
        <Button disabled={chosen.length < 2} onClick={props.onCompare}>
          {t('compare.button')}
        </Button>
      </span>
    </div>
  );
}
