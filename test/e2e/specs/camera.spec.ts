import { issuedRound, REVIEWER } from '../rounds.ts';
import { expect, expectAccessible, test } from '../story.ts';
import { wordsOf } from '../words.ts';

const zh = wordsOf('zh');
const root = process.getuid?.() === 0;
const FAKE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

test.use({
  launchOptions: async ({ launchOptions }, give) => {
    await give({ ...launchOptions, args: ['--disable-gpu', ...FAKE, ...(root ? ['--no-sandbox'] : [])] });
  },
});

test('a reviewer takes a photo on site; the camera is on only while its drawer is open', async ({ folder, start }) => {
  const made = await issuedRound(folder, { opened: true });
  made.office.backend.close();
  const { page } = await start(made.folderOf(REVIEWER.name));
  await page
    .getByRole('button', { name: zh('filling:home.begin') })
    .first()
    .click();
  const section = page.getByRole('region', { name: zh('evidence:title') });
  const openCamera = section.getByRole('button', { name: zh('evidence:camera.open') });
  await openCamera.click();
  await expect(section.getByText(zh('evidence:add.declareFirst'))).toBeVisible();
  await section.getByRole('checkbox', { name: zh('evidence:add.notClassified') }).check();
  await openCamera.click();
  const drawer = page.getByRole('dialog');
  const video = drawer.locator('video');
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBeGreaterThan(0);
  const isLive = () =>
    page.evaluate(() => {
      const stream = document.querySelector('video')?.srcObject;
      return stream instanceof MediaStream
        ? stream.getTracks().map(({ kind, readyState }) => `${kind} ${readyState}`)
        : [];
    });
  expect(await isLive()).toEqual(['video live']);
  await video.evaluate((element: HTMLVideoElement) => {
    Object.assign(globalThis, { seen: element.srcObject });
  });
  await expectAccessible(page);
  await drawer.getByRole('button', { name: zh('evidence:camera.take') }).click();
  await expect(drawer.getByText(zh('evidence:camera.taken', { count: 1 }))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  const ended = await page.evaluate(() => {
    const seen: unknown = Reflect.get(globalThis, 'seen');
    return seen instanceof MediaStream && seen.getTracks().every(({ readyState }) => readyState === 'ended');
  });
  expect(ended).toBe(true);
  const title = zh('evidence:camera.name', { n: 1 }).replace('.jpg', '');
  await expect(section.getByText(title, { exact: true })).toBeVisible();
  await section.getByRole('button', { name: zh('evidence:lookAt', { title }) }).click();
  const photo = page.locator('img.viewed');
  await expect(photo).toBeVisible();
  const [width, height] = await photo.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  expect(Math.max(width ?? 0, height ?? 0)).toBeLessThanOrEqual(2560);
  expect(Math.min(width ?? 0, height ?? 0)).toBeGreaterThan(0);
});
