import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { enter } from '../session/enter.ts';
import { useCommand } from '../session/use-command.ts';

/** The way out of the sample, always in sight while in it. */
export function LeaveSample() {
  const { t } = useTranslation('start');
  const leave = useCommand('setup.leaveSample');
  const go = async () => {
    const left = await leave.run({});
    if (left.ok) await enter();
  };
  return (
    <Button size="small" loading={leave.busy} onClick={() => void go()}>
      {t('sample.leave')}
    </Button>
  );
}
