// The Chromium of this machine. Nothing is downloaded.
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

// first the one that has no windows: it draws the same and costs less
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const OTHERS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where it is, or nothing. CHROMIUM names another one. */
export async function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const path of process.env.CHROMIUM ? [process.env.CHROMIUM] : [...candidates, ...OTHERS]) {
    if (await access(path, constants.X_OK).then(() => true, () => false)) {
      return path;
    }
  }
  return undefined;
}
