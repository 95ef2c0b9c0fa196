/** Characters that turn the direction of what follows, and the mark of the byte order. */
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;
/** Control characters; tab and line feed stay. */
const CONTROL = /\p{Cc}/gu;

/** Anything of either kind. */
const ODD = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u;

/**
 * Text without characters that cannot be seen and change how the rest is shown; line ends become line feeds and half
 * characters U+FFFD. What was entered stays as it is until the questionnaire is finished.
 */
export function plainText(text: string): string {
  if (!ODD.test(text)) return text.toWellFormed();
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(CONTROL, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .replaceAll(TURNING, '')
    .toWellFormed();
}
