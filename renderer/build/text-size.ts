import type { CSSOptions } from 'vite';

/** A plugin of PostCSS, which comes with the bundler. */
type StylePlugin = NonNullable<Extract<CSSOptions['postcss'], object>['plugins']>[number];

/** How much each text size enlarges, as `zoom` in `styles/tokens.css`; each is put right behind the rule, so the last one stands first. */
const TEXT_SIZES: readonly (readonly [string, number])[] = [
  ['largest', 1.3],
  ['large', 1.15],
];

const WIDEST = /\((max-(?:width|height)): (\d+)px\)/g;

/** `html` is the root itself; everything else lies below it. The prefix weighs nothing, so the order decides as before. */
function below(size: string, selector: string): string {
  const marked = `[data-text='${size}']`;
  return /^(html|:root)\b/.test(selector)
    ? selector.replace(/^(html|:root)/, `$1:where(${marked})`)
    : `:where(:root${marked}) ${selector}`;
}

/**
 * A window holds less of enlarged text, but a media query compares the window alone. So every rule for windows up to N
 * pixels is written again for each text size and windows up to N times as many.
 */
export const textSizes: StylePlugin = {
  postcssPlugin: 'text-sizes',
  Once(root) {
    const narrow = root.nodes.flatMap((node) =>
      node.type === 'atrule' && node.name === 'media' && node.params.search(WIDEST) !== -1 ? [node] : [],
    );
    for (const rule of narrow) {
      for (const [size, factor] of TEXT_SIZES) {
        const params = rule.params.replaceAll(
          WIDEST,
          (_whole, side: string, pixels: string) => `(${side}: ${Math.floor(Number(pixels) * factor)}px)`,
        );
        const copy = rule.clone({ params });
        copy.walkRules((one) => {
          one.selectors = one.selectors.map((selector) => below(size, selector));
        });
        rule.after(copy);
      }
    }
  },
};
