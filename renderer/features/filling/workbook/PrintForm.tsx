import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../../../bridge/bridge.ts';
import { flushAll } from '../../../bridge/leaving.ts';
import { Refusal } from '../../../components/Refusal.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import type { SheetTarget } from '../../../session/sheet-target.ts';
import { useCommand } from '../../../session/use-command.ts';

/** The sheet on paper: as it stands, or blank. */
export function PrintForm({ target }: { readonly target: SheetTarget }) {
  const { t } = useTranslation('workbook');
  const language = useLanguage();
  const print = useCommand('responses.print');
  const [saved, setSaved] = useState('');
  const run = async (blank: boolean) => {
    setSaved('');
    await flushAll();
    const made = await print.run({ ...target, language, blank });
    if (!made.ok) return;
    const kept = await bridge.saveFile(made.value);
    if (kept.ok && kept.value.saved) setSaved(made.value.name);
  };
  return (
    <>
      <p className="lead">{t('printLead')}</p>
      <Refusal error={print.error} />
      <div className="actions after">
        <Button size="large" disabled={print.busy} onClick={() => void run(false)}>
          {t('printFilled')}
        </Button>
        <Button size="large" disabled={print.busy} onClick={() => void run(true)}>
          {t('printBlank')}
        </Button>
        <p role="status">{saved === '' ? '' : t('printed', { name: saved })}</p>
      </div>
    </>
  );
}
