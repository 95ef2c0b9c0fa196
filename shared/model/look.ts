/** How the screens look, for everybody on this computer. `system`: light or dark as the computer is set. */
export const TEXT_SIZES = ['normal', 'large', 'largest'] as const;
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export interface Look {
  readonly textSize: (typeof TEXT_SIZES)[number];
  readonly theme: (typeof THEMES)[number];
}
