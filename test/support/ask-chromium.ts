import { packagedChromium } from '../../electron/browser-host/chromium-package.ts';

/** For tests of several processes at once: unpacks into the folder that is named and says what came of it. */
const found = await packagedChromium(process.argv[2] ?? '');
process.stdout.write(JSON.stringify(found));
