import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.tsx';

/** The way to the neighbours and to the next open item; always at the same place. */
export function FillingFoot(props: {
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly open: number;
  readonly onGo: (leaf: string | undefined) => void;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('filling');
  return (
    <div className="foot">
      <Button
        size="large"
        disabled={props.previous === undefined}
        onClick={() => {
          props.onGo(props.previous);
        }}
      >
        <Icon name="previous" /> {t('previous')}
      </Button>
      <Button
        size="large"
        disabled={props.next === undefined}
        onClick={() => {
          props.onGo(props.next);
        }}
      >
        {t('next')} <Icon name="next" />
      </Button>
      <span className="spring" />
      <Button type="primary" size="large" disabled={props.open === 0} onClick={props.onOpen}>
        {props.open === 0 ? t('allDone') : t('nextOpen', { count: props.open })}
      </Button>
    </div>
  );
}
