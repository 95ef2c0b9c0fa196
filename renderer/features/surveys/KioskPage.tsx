import './surveys.css';
import './kiosk.css';
import { useMemo, useState } from 'react';
import type { Kiosk } from '../../../shared/contract/survey-kiosk.ts';
import { compileForm } from '../../../shared/questionnaire/compile.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { useQuery } from '../../session/use-query.ts';
import { Interview } from './Interview.tsx';
import { KioskFoot } from './KioskFoot.tsx';
import { KioskWelcome } from './KioskWelcome.tsx';

/** The whole window while the tablet is handed around: nothing of the program but one questionnaire. */
export function KioskPage() {
  const { data, error } = useQuery('kiosk.shown', {});
  return (
    <main className="kiosk">
      <Refusal error={error} />
      {data === undefined || data === null ? null : <Round kiosk={data} />}
      <KioskFoot />
    </main>
  );
}

/** Start, interview, start: each interview is a component of its own, so that nothing of it is left behind. */
function Round({ kiosk }: { readonly kiosk: Kiosk }) {
  const compiled = useMemo(() => compileForm(kiosk.questionnaire), [kiosk]);
  const [language, setLanguage] = useState<string>();
  if (!compiled.ok) throw new Error('a questionnaire that was issued does not compile');
  if (language === undefined) return <KioskWelcome form={kiosk.questionnaire} onStart={setLanguage} />;
  return (
    <Interview
      compiled={compiled.value}
      language={language}
      onEnd={() => {
        setLanguage(undefined);
      }}
    />
  );
}
