import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/Section.tsx';
import { useSession } from '../../session/session-store.ts';

/** The tour of the first start, once more. */
export function TourPart() {
  const { t } = useTranslation('look');
  const showTour = useSession((session) => session.showTour);
  return (
    <Section title={t('tour.part')}>
      <Button
        size="large"
        onClick={() => {
          showTour(true);
        }}
      >
        {t('tour.again')}
      </Button>
    </Section>
  );
}
