import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import type { HostOption } from './e2e/story.ts';
import { fileNameLocale } from '../electron/browser-host/browser-window.ts';
import { chromiumPath } from './support/chromium.ts';

const results = fileURLToPath(new URL('../test-results/', import.meta.url));

// Unpacking and checking the browser is done once; the workers read this file too and inherit the answer.
const executablePath = (process.env['JIEPING_STORY_BROWSER'] ??= await chromiumPath());

// The stories choose files with Chinese names, as users do.
Object.assign(process.env, fileNameLocale(process.platform, process.env));

const root = process.getuid?.() === 0;

/** The same stories in both hosts; what a story needs of its host stands behind one fixture. */
export default defineConfig<object, HostOption>({
  testDir: 'e2e/specs',
  outputDir: `${results}e2e`,
  globalSetup: './e2e/build-pages.ts',
  workers: 2,
  retries: 0,
  fullyParallel: false,
  // Whole jobs with many flushed saves: a slow disk makes them long, a hang is still found.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: `${results}playwright.json` }]],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 720 },
    actionTimeout: 10_000,
    launchOptions: { executablePath, args: ['--disable-gpu', ...(root ? ['--no-sandbox'] : [])] },
  },
  projects: [
    { name: 'browser-host', use: { host: 'browser-host' } },
    { name: 'electron', use: { host: 'electron' } },
  ],
});
