import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../session/navigation.ts';

/** Only the coordinator hands over; a part goes to the coordinator as a form. */
export function PartComputer() {
  const { t } = useTranslation('filling');
  return (
    <>
      <p className="lead">{t('handover.partLead')}</p>
      <div className="actions after">
        <Button type="primary" size="large" onClick={() => void navigate('/fill')}>
          {t('handover.partGo')}
        </Button>
      </div>
    </>
  );
}
