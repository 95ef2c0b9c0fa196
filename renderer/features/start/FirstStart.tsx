import './start.css';
import { useState } from 'react';
import { useSession } from '../../session/session-store.ts';
import { ChooseUse, type Use } from './ChooseUse.tsx';
import { EvaluatorSetup } from './EvaluatorSetup.tsx';
import { OfficeSetup } from './OfficeSetup.tsx';
import { RecoveryStep } from './RecoveryStep.tsx';
import { StartFrame } from './StartFrame.tsx';

/** What the program shows until it knows what this computer is for. */
export function FirstStart() {
  const [use, setUse] = useState<Use | null>(null);
  /** Kept only until the recovery sheet is printed, so that the passphrase need not be typed a third time. */
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const setSettingUp = useSession((session) => session.setSettingUp);
  const back = () => {
    setUse(null);
  };
  if (passphrase !== null) {
    return (
      <StartFrame>
        <RecoveryStep passphrase={passphrase} />
      </StartFrame>
    );
  }
  return (
    <StartFrame>
      {use === null ? <ChooseUse onChoose={setUse} /> : null}
      {use === 'evaluator' ? <EvaluatorSetup onBack={back} /> : null}
      {use === 'office' ? (
        <OfficeSetup
          onBack={back}
          onBegin={() => {
            setSettingUp(true);
          }}
          onRefused={() => {
            setSettingUp(false);
          }}
          onDone={setPassphrase}
        />
      ) : null}
    </StartFrame>
  );
}
