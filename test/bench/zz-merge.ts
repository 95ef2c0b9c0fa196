import { measure } from './merge.ts';
const m = await measure();
for (const s of m.sides) console.log(s.label, s.samples.map((n) => n.toFixed(0)).join(' '));
const by = (l: string) => m.sides.find((s) => s.label === l)!.samples;
const w = by('merge'),
  b = by('bare inserts with the slot cache');
console.log('share', w.map((ms, i) => ((100 * b[i]!) / ms).toFixed(1)).join(' '));
