import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../shared/model/round.ts';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { AnswerDecision } from './AnswerDecision.tsx';
import type { Asked } from './asked.ts';
import { BonusForm, VetoForm } from './BandForms.tsx';
import { AcceptLate, LeaveOut, StopComputer } from './ComputerDecision.tsx';
import { EraseText } from './EraseText.tsx';
import { PlainDecision } from './PlainDecision.tsx';
import { WipeForm } from './WipeForm.tsx';

/** The dialog of the decision that is about to be made; nothing while none is. */
export function DecisionDrawer(props: {
  readonly content: RoundContent;
  readonly asked: Asked | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('conflicts');
  const { asked } = props;
  return (
    <SideDrawer
      title={asked === null ? '' : t(`${asked.kind}.title`)}
      open={asked !== null}
      wide
      onClose={props.onClose}
    >
      {asked === null ? null : <Body {...props} asked={asked} />}
    </SideDrawer>
  );
}

function Body(props: { readonly content: RoundContent; readonly asked: Asked; readonly onDone: () => void }) {
  const { content, asked, onDone } = props;
  const round = content.id;
  switch (asked.kind) {
    case 'answer':
      return <AnswerDecision content={content} slot={asked.slot} onDone={onDone} />;
    case 'revoke':
      return <StopComputer round={round} computer={asked.computer} onDone={onDone} />;
    case 'acceptLate':
      return <AcceptLate round={round} computer={asked.computer} onDone={onDone} />;
    case 'exclude':
      return <LeaveOut round={round} computer={asked.computer} onDone={onDone} />;
    case 'erase':
      return <EraseText content={content} onDone={onDone} />;
    case 'wipe':
      return <WipeForm content={content} account={asked.account} onDone={onDone} />;
    case 'veto':
      return <VetoForm content={content} onDone={onDone} />;
    case 'bonus':
      return <BonusForm content={content} onDone={onDone} />;
    case 'ackFork':
    case 'admit':
    case 'consentNa':
    case 'confirmVeto':
    case 'undo':
    case 'amend':
      return <PlainDecision content={content} asked={asked} onDone={onDone} />;
    default:
      return asked satisfies never;
  }
}
