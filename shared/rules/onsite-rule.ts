/** `抽10项`, `各抽2项`, `任选3个`, `向2家…核实`: how many a check on site asks for. */
const WANTED = /(?:抽|选|向)(?:取|查|问)?\s*(\d{1,3})/;

/** How many pieces the rule of a check on site wants drawn, as far as it says so in figures; null where it does not. */
export function wantedByRule(rule: string): number | null {
  const found = Number(WANTED.exec(rule)?.[1] ?? 0);
  return found > 0 ? found : null;
}
