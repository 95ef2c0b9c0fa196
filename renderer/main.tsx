import 'virtual:antd.css';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app/App.tsx';
import { homeOf } from './session/home.ts';
import { flushOnLeaving } from './bridge/leaving.ts';
import { createTexts } from './i18n/setup.ts';
import { currentPath, navigate } from './session/navigation.ts';
import { useSession } from './session/session-store.ts';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root element');
  await useSession.getState().refresh();
  const { hello } = useSession.getState();
  const texts = createTexts(hello?.language ?? 'zh');
  if (hello !== null && currentPath() === '/') await navigate(homeOf(hello), { replace: true });
  flushOnLeaving();
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <App />
      </I18nextProvider>
    </StrictMode>,
  );
}

void start();
