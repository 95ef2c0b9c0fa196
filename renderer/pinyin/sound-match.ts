/** Whether a Chinese text can be meant by Latin letters: initials (`xfxz`), syllables (`xiafang`) or beginnings of them. */
export type SoundMatch = (text: string, letters: string) => boolean;

/**
 * The match by sound. Its dictionary (about 300 KB) is only loaded when somebody searches. A character with several
 * readings is found by any of them.
 */
export async function loadSoundMatch(): Promise<SoundMatch> {
  const { match } = await import('pinyin-pro');
  return (text, letters) => match(text, letters, { precision: 'start', continuous: true }) !== null;
}
