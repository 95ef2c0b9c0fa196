import type { Input } from '../../../shared/contract/index.ts';
import type { AppError } from '../../../shared/errors.ts';
import { bridge } from '../../bridge/bridge.ts';

export interface PrintOrder {
  readonly round: string;
  readonly units: readonly string[];
  readonly district: boolean;
  readonly language: 'zh' | 'en';
}

export interface PrintedSheet {
  readonly name: string;
  readonly saved: boolean;
}

/** Starting the printing engine takes about as long as a few sheets, so a few are printed at a time. */
const AT_ONCE = 4;

/** The portions in which an order is printed; the table of the district comes with the last one. */
export function portionsOf(order: PrintOrder): readonly Input<'scorecards.print'>[] {
  const { round, units, district, language } = order;
  const portions: Input<'scorecards.print'>[] = [];
  for (let from = 0; from < units.length; from += AT_ONCE) {
    portions.push({ round, units: units.slice(from, from + AT_ONCE), district: false, language });
  }
  const last = portions.pop();
  if (last !== undefined) return [...portions, { ...last, district }];
  return district ? [{ round, units: [], district, language }] : [];
}

/** Prints and saves portion by portion, so what is printed is safe before the next. Gives the refusal that ended it. */
export async function runPrint(
  order: PrintOrder,
  onPrinted: (sheets: readonly PrintedSheet[]) => void,
  onPortion: (done: number) => void,
): Promise<AppError | null> {
  let done = 0;
  for (const portion of portionsOf(order)) {
    onPortion(done);
    const printed = await bridge.call('scorecards.print', portion);
    if (!printed.ok) return printed.error;
    const sheets: PrintedSheet[] = [];
    for (const file of printed.value.files) {
      const kept = await bridge.saveFile(file);
      if (!kept.ok && kept.error.code !== 'cancelled') {
        onPrinted(sheets);
        return kept.error;
      }
      sheets.push({ name: file.name, saved: kept.ok && kept.value.saved });
    }
    onPrinted(sheets);
    done += printed.value.files.length;
  }
  return null;
}
