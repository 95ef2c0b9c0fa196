import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { overlays } from '../../components/overlays.ts';
import { navigate } from '../../session/navigation.ts';
import { type EntryTarget, useKeying } from './keying-store.ts';
import { surveyPath } from './survey-path.ts';

/** Throws away what was entered of one questionnaire, after asking. */
export function DiscardEntry({ target }: { readonly target: EntryTarget }) {
  const { t } = useTranslation('surveys');
  const discard = useKeying((keying) => keying.discard);
  const [asking, setAsking] = useState(false);
  const go = async () => {
    if (await discard()) await navigate(surveyPath(target.round), { replace: true });
    else setAsking(false);
  };
  return (
    <>
      <Button
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('key.discard')}
      </Button>
      <Modal
        open={asking}
        title={t('key.discardSure', { serial: target.serial })}
        okText={t('key.discard')}
        cancelText={t('key.keepOn')}
        getContainer={overlays}
        onCancel={() => {
          setAsking(false);
        }}
        onOk={() => void go()}
      >
        {t('key.discardWhat')}
      </Modal>
    </>
  );
}
