import { useTranslation } from 'react-i18next';
import { SideDrawer } from '../../components/SideDrawer.tsx';

const KEYS = ['move', 'open', 'grade', 'check', 'undo', 'redo', 'help'] as const;
const PRESSED: Readonly<Record<(typeof KEYS)[number], string>> = {
  move: 'Ctrl + ↓ / ↑',
  open: 'Ctrl + Enter',
  grade: '1 2 3 4',
  check: 'Y P N X',
  undo: 'Ctrl + Z',
  redo: 'Ctrl + Shift + Z',
  help: '?',
};

/** The keys, on ? or the button; nobody has to remember them. */
export function KeysHelp(props: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('filling');
  return (
    <SideDrawer title={t('keys.title')} open={props.open} onClose={props.onClose}>
      <dl className="keys">
        {KEYS.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{PRESSED[key]}</kbd>
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </SideDrawer>
  );
}
