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

/**
 * Static styles only: nothing may be inserted while running. No motion: a list or question that is still unfolding
 * takes no clicks, and on a slow computer, or where the system asks for little motion, its end may never come.
 */
const THEME = { zeroRuntime: true, hashed: false, cssVar: { key: 'app' }, token: { motion: false } } as const;

export function App() {
  const language = useLanguage();
  const refresh = useSession((session) => session.refresh);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  useLook();
  useTopic('workspace.changed', () => void refresh());
  useTopic('round.changed', () => void refresh());
  useTopic('responses.changed', () => void refresh());
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={THEME}
      getPopupContainer={overlays}
      button={{ autoInsertSpace: false }}
    >
      <Shown />
    </ConfigProvider>
  );
}
