import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../session/session-store.ts';
import { useCommand } from '../../session/use-command.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { KeepFiles } from '../../sticks/KeepFiles.tsx';
import { ReceiptTable } from './ReceiptTable.tsx';
import { UnlockKeys } from '../../sticks/UnlockKeys.tsx';

/** What goes back to those who brought the files: onto their stick, or printed. */
export function Receipts({ round }: { readonly round: string }) {
  const { t } = useTranslation('intake');
  const language = useLanguage();
  const canPrint = useSession((session) => session.hello?.canPrint ?? false);
  const list = useQuery('receipts.list', { round });
  const make = useCommand('receipts.make');
  const print = useCommand('receipts.print');
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [made, setMade] = useState<readonly FileRef[]>([]);
  useTopic('round.changed', () => void list.reload());
  const lines = list.data ?? [];
  const isChosen = (device: string) => chosen === null || chosen.has(device);
  const devices = chosen === null ? null : [...chosen];
  const sign = async () => {
    setMade([]);
    const signed = await make.run({ round, devices });
    if (signed.ok) setMade(signed.value.files);
  };
  const printSheet = async () => {
    const sheet = await print.run({ round, devices, language });
    if (sheet.ok) await bridge.saveFile(sheet.value);
  };
  if (lines.length === 0) {
    return (
      <Section title={t('receipts.title')}>
        <Refusal error={list.error} />
        <p className="lead">{t('receipts.none')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('receipts.title')}>
      <p className="lead">{t('receipts.lead')}</p>
      <Checkbox
        checked={chosen === null}
        onChange={(event) => {
          setChosen(event.target.checked ? null : new Set());
        }}
      >
        {t('receipts.all')}
      </Checkbox>
      <ReceiptTable
        lines={lines}
        isChosen={isChosen}
        onChoose={(device, wanted) => {
          const next = new Set(chosen ?? lines.map((line) => line.device));
          if (wanted) next.add(device);
          else next.delete(device);
          setChosen(next);
        }}
      />
      <div className="actions after">
        <Button
          size="large"
          type="primary"
          loading={make.busy}
          disabled={devices?.length === 0}
          onClick={() => void sign()}
        >
          {t('receipts.make')}
        </Button>
        <Button
          size="large"
          loading={print.busy}
          disabled={!canPrint || devices?.length === 0}
          onClick={() => void printSheet()}
        >
          {t('receipts.print')}
        </Button>
      </div>
      {make.error?.code === 'key_locked' ? <UnlockKeys onOpen={() => void sign()} /> : <Refusal error={make.error} />}
      <Refusal error={print.error} />
      {made.length === 0 ? null : (
        <div className="why made-receipts">
          <p role="status">{t('receipts.made', { count: made.length })}</p>
          <KeepFiles key={made[0]?.ref} files={made} />
        </div>
      )}
    </Section>
  );
}
