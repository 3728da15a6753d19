/** Columns of an import of employees, in the order of the template. */
export const importColumns = [
  'personnelNumber',
  'lastName',
  'firstName',
  'patronymic',
  'department',
  'position',
  'hireDate',
  'rate',
  'weeklyHours',
  'site',
  'timeZone',
  'workRule',
  'workType',
  'email',
  'phone',
] as const;
export type ImportColumn = (typeof importColumns)[number];

/** Needed of every row of somebody new. */
export const requiredColumns: ImportColumn[] = ['personnelNumber', 'lastName', 'firstName', 'department', 'hireDate'];

/** Headers by which a column is recognised, without regard to case, spaces and underscores. */
const aliases: Record<ImportColumn, string[]> = {
  personnelNumber: [
    'personnel number',
    'personnel no',
    'employee number',
    'number',
    'табельный номер',
    'таб. номер',
    'таб номер',
    'тн',
  ],
  lastName: ['last name', 'surname', 'фамилия'],
  firstName: ['first name', 'given name', 'имя'],
  patronymic: ['patronymic', 'middle name', 'отчество'],
  department: ['department', 'department code', 'подразделение', 'код подразделения', 'отдел'],
  position: ['position', 'job title', 'должность'],
  hireDate: ['hire date', 'start date', 'дата приема', 'дата приёма', 'дата найма'],
  rate: ['rate', 'fte', 'ставка'],
  weeklyHours: ['weekly hours', 'hours per week', 'norm', 'weekly norm', 'норма', 'норма часов', 'часов в неделю'],
  site: ['site', 'site code', 'площадка', 'код площадки'],
  timeZone: ['time zone', 'timezone', 'часовой пояс'],
  workRule: ['work rule', 'rule', 'правило работы'],
  workType: ['work type', 'тип работы', 'формат работы'],
  email: ['email', 'e-mail', 'mail', 'почта', 'эл. почта'],
  phone: ['phone', 'телефон'],
};

const fold = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_*]+/g, ' ')
    .replace(/ё/g, 'е')
    .trim();
const byAlias = new Map(
  importColumns.flatMap((column) => [column, ...aliases[column]].map((alias) => [fold(alias), column] as const)),
);

/**
 * Recognises the columns of a file by its header.
 * @returns index of each column found, headers that mean nothing here, and required columns that are missing
 */
export function matchColumns(header: readonly string[]): {
  indexOf: Partial<Record<ImportColumn, number>>;
  unknown: string[];
  missing: ImportColumn[];
} {
  const indexOf: Partial<Record<ImportColumn, number>> = {};
  const unknown: string[] = [];
  header.forEach((title, index) => {
    const column = byAlias.get(fold(title));
    if (column && indexOf[column] === undefined) indexOf[column] = index;
    else if (title.trim()) unknown.push(title);
  });
  return { indexOf, unknown, missing: requiredColumns.filter((column) => indexOf[column] === undefined) };
}

/** YYYY-MM-DD from an ISO or a dotted date, or null. */
export function parseImportDate(text: string): string | null {
  const dotted = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  const iso = dotted ? `${dotted[3]}-${dotted[2].padStart(2, '0')}-${dotted[1].padStart(2, '0')}` : text.slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** A number with a point or a comma, or null. */
export function parseImportNumber(text: string): number | null {
  const value = Number(text.replace(/\s/g, '').replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}
