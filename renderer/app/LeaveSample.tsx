import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Workspace } from '../../shared/contract/app.ts';
import { enter } from '../session/enter.ts';
import { useCommand } from '../session/use-command.ts';

/** The way out of the sample or a rehearsal, always in sight while in it. */
export function LeaveSample({ workspace }: { readonly workspace: Workspace }) {
  const { t } = useTranslation(['start', 'rehearsal']);
  const leave = useCommand('setup.leaveSample');
  const go = async () => {
    const left = await leave.run({});
    if (left.ok) await enter();
  };
  return (
    <Button size="small" loading={leave.busy} onClick={() => void go()}>
      {workspace === 'rehearsal' ? t('rehearsal:leave') : t('start:sample.leave')}
    </Button>
  );
}
