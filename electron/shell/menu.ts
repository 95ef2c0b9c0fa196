import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from './words.ts';

/**
 * The few entries whose shortcuts people use. No reload and no developer tools where the app is packaged. On macOS the
 * clipboard shortcuts exist only through a menu.
 */
export function menuTemplate(words: Words, platform: NodeJS.Platform, packaged: boolean): MenuItemConstructorOptions[] {
  const app: MenuItemConstructorOptions[] =
    platform === 'darwin' ? [{ label: 'Jieping', submenu: [{ role: 'quit', label: words.quit }] }] : [];
  const view: MenuItemConstructorOptions[] = [
    { role: 'zoomIn', label: words.zoomIn },
    { role: 'zoomOut', label: words.zoomOut },
    { role: 'resetZoom', label: words.zoomReset },
    { role: 'togglefullscreen', label: words.fullScreen },
  ];
  if (!packaged) view.push({ type: 'separator' }, { role: 'toggleDevTools' });
  return [
    ...app,
    {
      label: words.edit,
      submenu: [
        { role: 'undo', label: words.undo },
        { role: 'redo', label: words.redo },
        { type: 'separator' },
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
    { label: words.view, submenu: view },
  ];
}
