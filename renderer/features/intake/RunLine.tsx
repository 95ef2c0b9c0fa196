import { useTranslation } from 'react-i18next';
import { errorCode, errorText } from '../../../shared/messages/error-text.ts';
import { Icon, type IconName } from '../../components/Icon.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { Sender } from './Sender.tsx';
import { Warnings } from './Warnings.tsx';
import { isReceived, needsOffice, type IntakeLine } from './intake-run.ts';

function iconOf(line: IntakeLine): IconName {
  if (line.state === 'waiting') return 'circle';
  if (line.state === 'working') return 'clock';
  return isReceived(line) ? 'check' : 'warning';
}

/** File, from whom, verdict in words, and what to do. */
export function RunLine({ line }: { readonly line: IntakeLine }) {
  const { t } = useTranslation('intake');
  const language = useLanguage();
  const { verdict, error } = line;
  const text = error === null ? null : errorText(error, language);
  return (
    <li className={needsOffice(line) && !isReceived(line) ? 'intake-line intake-refused' : 'intake-line'}>
      <Icon name={iconOf(line)} />
      <span className="intake-name">{line.name}</span>
      <span className="intake-from">
        {verdict === null || verdict.from === null ? null : <Sender from={verdict.from} />}
      </span>
      <span className="intake-verdict">
        {line.state === 'waiting' ? t('waiting') : null}
        {line.state === 'working' ? t('working') : null}
        {verdict?.outcome === 'accepted'
          ? t('accepted', { fresh: verdict.newRecords, known: verdict.knownRecords })
          : null}
        {verdict?.outcome === 'nothing_new' ? t('nothingNew', { known: verdict.knownRecords }) : null}
        {text === null || error === null ? null : (
          <>
            <strong>{text.said}</strong> {text.todo} <small>{errorCode(error)}</small>
          </>
        )}
        {verdict === null ? null : <Warnings codes={verdict.warnings} />}
      </span>
    </li>
  );
}
