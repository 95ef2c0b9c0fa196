import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OpenComputer } from '../../../shared/contract/decisions.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { SOURCE_OF, FORMS } from '../../../shared/model/ids.ts';
import { useNames } from '../../session/use-names.ts';
import type { Asked } from './asked.ts';

/** Computers about which something is to be said, and what can be done about each. */
export function OpenComputers(props: {
  readonly content: RoundContent;
  readonly computers: readonly OpenComputer[];
  readonly onAsk: (asked: Asked) => void;
}) {
  return (
    <ul className="conflict-list">
      {props.computers.map((computer) => (
        <Computer key={computer.device} {...props} computer={computer} />
      ))}
    </ul>
  );
}

function Computer(props: {
  readonly content: RoundContent;
  readonly computer: OpenComputer;
  readonly onAsk: (asked: Asked) => void;
}) {
  const { computer, onAsk, content } = props;
  const { t } = useTranslation('conflicts');
  const { t: answers } = useTranslation('answers');
  const names = useNames(content);
  const { counts } = computer;
  const said = [
    computer.acknowledged ? null : t('mark.fork', { count: computer.branches.length }),
    counts.gap > 0 ? t('mark.gap', { count: counts.gap }) : null,
    computer.stopped ? t('mark.revoked', { count: counts.revoked }) : null,
    counts.excluded > 0 ? t('mark.excluded', { count: counts.excluded }) : null,
    counts.late > 0 ? t('mark.late', { count: counts.late }) : null,
    counts.newer > 0 ? t('mark.newer', { count: counts.newer }) : null,
    computer.marks.includes('W_CLOCK') ? t('mark.clock') : null,
    computer.marks.includes('W_FORM_OLD') ? t('mark.formOld') : null,
    computer.marks.includes('W_ATT_MISSING') ? t('mark.attachment') : null,
  ].filter((text) => text !== null);
  const button = (asked: Asked, text: string) => (
    <Button
      key={text}
      aria-label={`${text}: ${computer.label}`}
      onClick={() => {
        onAsk(asked);
      }}
    >
      {text}
    </Button>
  );
  return (
    <li>
      <h3>
        {computer.label} {computer.person === computer.label ? '' : `· ${computer.person}`}
      </h3>
      {said.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {computer.unassigned.map((waiting) => {
        const form = FORMS.find((one) => one === waiting.form);
        const source = form === undefined ? waiting.form : answers(`source.${SOURCE_OF[form]}`);
        const street = names.street(waiting.unit);
        return (
          <p key={`${waiting.unit} ${waiting.form}`}>
            {t('mark.notAssigned', { street, source, count: waiting.count })}{' '}
            {form === undefined ? null : button({ kind: 'admit', computer, waiting }, t('admit.button'))}
          </p>
        );
      })}
      <div className="actions">
        {computer.acknowledged ? null : button({ kind: 'ackFork', computer }, t('ackFork.button'))}
        {computer.stopped || computer.role === 'office'
          ? null
          : button({ kind: 'revoke', computer }, t('revoke.button'))}
        {computer.stopped ? button({ kind: 'acceptLate', computer }, t('acceptLate.button')) : null}
        {button({ kind: 'exclude', computer }, t('exclude.button'))}
      </div>
      <details>
        <summary>{t('details')}</summary>
        <p className="digits figures">{computer.kid}</p>
        {computer.tips.map(({ seq, head }) => (
          <p key={head} className="digits figures">
            {seq} {head}
          </p>
        ))}
      </details>
    </li>
  );
}
