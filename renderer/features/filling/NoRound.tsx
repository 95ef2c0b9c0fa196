import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page.tsx';
import { Section } from '../../components/Section.tsx';
import { Enrolment } from './Enrolment.tsx';
import { OwnComputer } from './OwnComputer.tsx';
import { OpenRound } from './OpenRound.tsx';

/** Before the first round package: ask to be admitted, then open what the office sends. */
export function NoRound() {
  const { t } = useTranslation('filling');
  return (
    <Page title={t('home.first')} lead={t('home.firstLead')}>
      <OwnComputer round={null} />
      <Section title={t('home.enrolStep')}>
        <Enrolment />
      </Section>
      <Section title={t('home.openStep')}>
        <OpenRound />
      </Section>
    </Page>
  );
}
