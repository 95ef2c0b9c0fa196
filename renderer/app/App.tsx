import { LoadingOutlined } from '@ant-design/icons';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect } from 'react';
import { overlays } from '../components/overlays.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useSession } from '../session/session-store.ts';
import { useTopic } from '../session/use-topic.ts';
import { Shown } from './Shown.tsx';
import { useLook } from './use-look.ts';
import { useTabLeavesLists } from './use-tab-leaves-lists.ts';

/**
 * The library's own mark of a busy button leaves by a transition. After a command that takes a few milliseconds its end
 * may never come, and the button goes on calling itself loading to those who hear it.
 */
const BUTTON = { autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> };

/** Static styles only: nothing may be inserted while running. */
const THEME = { zeroRuntime: true, hashed: false, cssVar: { key: 'app' } } as const;

export function App() {
  const language = useLanguage();
  const refresh = useSession((session) => session.refresh);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  useLook();
  useTabLeavesLists();
  useTopic('workspace.changed', () => void refresh());
  useTopic('round.changed', () => void refresh());
  useTopic('responses.changed', () => void refresh());
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={THEME} getPopupContainer={overlays} button={BUTTON}>
      <Shown />
    </ConfigProvider>
  );
}
