import type { TFunction } from 'i18next';
import { Avatar } from '~/components/avatar';
import type { TableColumn } from '~/components/data-table/column';
import { StatusBadge } from '~/components/status-badge';
import type { Format } from '~/i18n/format';
import type { EmployeeListRow } from './employee-list-row';
import { employeeStates } from './employee-status-badge';
import { type EmployeeRowView, fullName } from './types';

/** Hidden until the reader asks for them. */
export const hiddenEmployeeColumns = [
  'patronymic',
  'email',
  'phone',
  'timeZone',
  'workType',
  'hireDate',
  'rate',
  'skills',
];
export const employeeTableDefaults = { pageSize: 50, sort: 'name', hiddenColumns: hiddenEmployeeColumns };

/** Columns of the list of employees; their ids are those of the export as well. */
export function createEmployeeColumns(t: TFunction, format: Format): TableColumn<EmployeeListRow>[] {
  const named = (id: string) => ({ id, header: t(`columns.${id}`) });
  return [
    {
      ...named('name'),
      isRequired: true,
      isSortable: true,
      width: '17rem',
      cell: (row) => (
        <>
          <Avatar name={`${row.lastName} ${row.firstName}`} size="sm" />
          {`${row.lastName} ${row.firstName}`}
        </>
      ),
    },
    {
      ...named('personnelNumber'),
      isSortable: true,
      hiddenBelow: 'sm',
      cell: (row) => <span className="tabular">{row.personnelNumber}</span>,
    },
    { ...named('patronymic'), cell: (row) => row.patronymic },
    { ...named('department'), isSortable: true, cell: (row) => row.departmentName },
    { ...named('position'), isSortable: true, hiddenBelow: 'lg', cell: (row) => row.positionName },
    { ...named('site'), isSortable: true, hiddenBelow: 'md', cell: (row) => row.siteName },
    {
      ...named('groups'),
      hiddenBelow: 'lg',
      cell: (row) => writeNames(row.groups),
    },
    {
      ...named('skills'),
      hiddenBelow: 'xl',
      cell: (row) => writeNames(row.skills),
    },
    {
      ...named('weeklyHours'),
      align: 'end',
      hiddenBelow: 'md',
      cell: (row) => (row.weeklyMinutes == null ? null : format.hours(row.weeklyMinutes)),
    },
    { ...named('rate'), align: 'end', cell: (row) => (row.rate == null ? null : format.number(row.rate)) },
    { ...named('workType'), isSortable: true, cell: (row) => row.workType && t(`workType.${row.workType}`) },
    { ...named('hireDate'), isSortable: true, cell: (row) => row.hireDate && format.date(row.hireDate, 'medium') },
    { ...named('timeZone'), cell: (row) => row.timeZone },
    { ...named('email'), cell: (row) => row.email },
    { ...named('phone'), cell: (row) => row.phone },
    {
      ...named('status'),
      isSortable: true,
      cell: (row) =>
        row.status && (
          <StatusBadge state={employeeStates[row.status]} isPlain>
            {t(`status.${row.status}`)}
          </StatusBadge>
        ),
    },
  ];
}

/** The first two names and how many more there are; all of them on hover. */
function writeNames(names: readonly string[] = []) {
  if (names.length === 0) return null;
  if (names.length <= 2) return names.join(', ');
  return (
    <span title={names.join(', ')}>
      {names.slice(0, 2).join(', ')}
      <span className="text-ink-subtle"> +{names.length - 2}</span>
    </span>
  );
}

/** What each column holds in an exported file. */
export function createExportColumns(
  t: TFunction,
): Record<string, { title: string; read: (row: EmployeeRowView) => string | number | null }> {
  const column = (id: string, read: (row: EmployeeRowView) => string | number | null) =>
    [id, { title: t(`columns.${id}`), read }] as const;
  return Object.fromEntries([
    column('personnelNumber', (row) => row.personnelNumber),
    column('name', (row) => fullName({ ...row, patronymic: null })),
    column('patronymic', (row) => row.patronymic),
    column('department', (row) => row.departmentName),
    column('position', (row) => row.positionName),
    column('site', (row) => row.siteName),
    column('groups', (row) => row.groups.map((group) => group.name).join('; ')),
    column('skills', (row) =>
      row.skills.map((skill) => `${skill.name} ${Math.round(skill.proficiency * 100)}%`).join('; '),
    ),
    column('weeklyHours', (row) => (row.weeklyMinutes === null ? null : row.weeklyMinutes / 60)),
    column('rate', (row) => row.rate),
    column('workType', (row) => t(`workType.${row.workType}`)),
    column('hireDate', (row) => row.hireDate),
    column('timeZone', (row) => row.timeZone),
    column('email', (row) => row.email),
    column('phone', (row) => row.phone),
    column('status', (row) => t(`status.${row.status}`)),
  ]);
}
