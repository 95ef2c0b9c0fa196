import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '../..');

/** A page with nothing but one controlled React input; gives its folder. */
export async function buildBareInput(folder: string): Promise<string> {
  writeFileSync(
    join(folder, 'bare.jsx'),
    `import { createElement, useState } from 'react';
     import { createRoot } from 'react-dom/client';
     function Bare() {
       const [value, setValue] = useState('');
       return createElement('input', { value, onChange: (event) => setValue(event.target.value) });
     }
     createRoot(document.getElementById('root')).render(createElement(Bare));`,
  );
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>bare</title><div id="root"></div><script type="module" src="./bare.jsx"></script>',
  );
  await build({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    resolve: { alias: { react: join(ROOT, 'node_modules/react'), 'react-dom': join(ROOT, 'node_modules/react-dom') } },
    build: { outDir: join(folder, 'out'), modulePreload: false },
  });
  return join(folder, 'out');
}
