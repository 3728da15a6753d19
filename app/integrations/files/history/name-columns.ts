import type { HistoryField } from './options';

/** How headers name the fields, in English and Russian; the first that fits wins, so the more exact stand first. */
const patterns: [HistoryField, RegExp][] = [
  ['inTime', /in time|within|service level|sl\b|вовремя|в срок/],
  ['postProcessing', /post|wrap|acw|after.?call|пост.?обраб|поствызов|после/],
  ['aht', /aht|handl\w* time|talk|avg|average|duration|ант|средн|длительн|разговор/],
  ['unique', /^(?!.*(non|not|не)[\s_-]*uni?|.*не\s*уник).*(unique|uniq|уник)/],
  ['total', /non[\s_-]*unique|not[\s_-]*unique|не\s*уник/],
  ['missed', /miss|lost|abandon|потер|пропущ/],
  ['treated', /treat|handled|answer|process|обработ|отвеч/],
  ['group', /group|queue|split|skill|групп|очеред|сплит/],
  ['time', /start|time\s*stamp|date.?time|interval|начал|дата.?(и)?.?врем|интервал/],
  ['date', /^date|^day|дата|день/],
  ['clock', /^time|^hour|^clock|время|час/],
  ['total', /call|contact|volume|incoming|received|offered|count|звон|обращ|поступ|входящ|количеств|объ[её]м/],
];

/** Which field a header names, or null. */
export function nameColumn(header: string): HistoryField | null {
  const text = header.trim().toLowerCase();
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Fields of the headers, each at most once; a lone `time` or `date` column holds both. */
export function nameColumns(headers: string[]): (HistoryField | null)[] {
  const taken = new Set<HistoryField>();
  const fields = headers.map((header) => {
    const field = nameColumn(header);
    if (!field || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
  const isSplit = taken.has('date') && taken.has('clock') && !taken.has('time');
  if (isSplit || taken.has('time'))
    return fields.map((field) => (taken.has('time') && (field === 'date' || field === 'clock') ? null : field));
  return fields.map((field) => (field === 'date' || field === 'clock' ? 'time' : field));
}

/** The unit that a header of a handling time names, or null. */
export function nameUnit(header: string): 's' | 'ms' | 'min' | null {
  const text = header.toLowerCase();
  if (/\bms\b|millis|мс|миллис/.test(text)) return 'ms';
  if (/\bmin|мин/.test(text)) return 'min';
  return /\bs\b|sec|сек/.test(text) ? 's' : null;
}
