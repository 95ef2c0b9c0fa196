import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { useCommand } from '../../session/use-command.ts';

const KINDS = ['json', 'csv', 'derivations'] as const;

/** Saves the scores for a spreadsheet, for other programs, and with every derivation. */
export function ExportScores({ round }: { readonly round: string }) {
  const { t } = useTranslation('scores');
  const make = useCommand('scores.export');
  const [saved, setSaved] = useState('');
  const save = async (kind: (typeof KINDS)[number]) => {
    setSaved('');
    const made = await make.run({ round });
    if (!made.ok) return;
    const kept = await bridge.saveFile(made.value[kind]);
    if (kept.ok && kept.value.saved) setSaved(made.value[kind].name);
  };
  return (
    <div className="score-export">
      <div className="actions">
        {KINDS.map((kind) => (
          <Button key={kind} disabled={make.busy} onClick={() => void save(kind)}>
            {t(`export.${kind}`)}
          </Button>
        ))}
      </div>
      <p className="hint" role="status">
        {saved === '' ? '' : t('export.saved', { name: saved })}
      </p>
      <Refusal error={make.error} />
    </div>
  );
}
