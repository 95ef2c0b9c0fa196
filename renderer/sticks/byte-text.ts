const STEPS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size as people say it, to about three figures: `12.3 KB`. */
export function byteText(bytes: number): string {
  let size = bytes;
  let step = 0;
  while (size >= 1000 && step < STEPS.length - 1) {
    size /= 1024;
    step += 1;
  }
  return `${step === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${STEPS[step] ?? ''}`;
}
