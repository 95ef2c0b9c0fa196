import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReceiptLine } from '../../../shared/contract/receipts.ts';
import { dateTime } from '../../i18n/times.ts';
import { Sender } from './Sender.tsx';

function Digits({ digits }: { readonly digits: string }) {
  const { t } = useTranslation('intake');
  return (
    <details>
      <summary>{t('receipts.details')}</summary>
      <span className="figures">{digits}</span>
    </details>
  );
}

/** One line per computer that handed in. */
export function ReceiptTable(props: {
  readonly lines: readonly ReceiptLine[];
  readonly isChosen: (device: string) => boolean;
  readonly onChoose: (device: string, wanted: boolean) => void;
}) {
  const { t } = useTranslation('intake');
  return (
    <table className="plain-table intake-register">
      <thead>
        <tr>
          <th scope="col">{t('receipts.device')}</th>
          <th scope="col" className="number">
            {t('receipts.to')}
          </th>
          <th scope="col">{t('receipts.last')}</th>
          <th scope="col">
            <span className="hidden">{t('receipts.digits')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.lines.map(({ device, from, to, lastAt, digits }) => (
          <tr key={`${device} ${digits}`}>
            <td>
              <Checkbox
                checked={props.isChosen(device)}
                onChange={(event) => {
                  props.onChoose(device, event.target.checked);
                }}
              >
                <Sender from={from} />
              </Checkbox>
            </td>
            <td className="number">{to}</td>
            <td className="figures">{dateTime(lastAt)}</td>
            <td>
              <Digits digits={digits} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
