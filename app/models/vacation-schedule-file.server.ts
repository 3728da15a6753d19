import type { Actor } from '~/auth/actor';
import { addMonths, firstDayOfYear } from '~/engine/vacations';
import { query, reader } from '~/platform/pg.server';
import { defaultEmployeeSort } from './employee-filter';
import { findEmployeeIds } from './employee-list.server';
import type { FileColumn } from './table-file.server';
import { loadVacationFrame } from './vacation-judgement.server';
import { daysOfBlock } from './vacation-person.server';
import { readYearSearch, requireVacationScope, yearPeopleFilter } from './vacation-year.server';

/** A row of the vacation schedule as personnel systems read it. */
export interface VacationScheduleRow {
  personnelNumber: string;
  name: string;
  departmentName: string | null;
  positionName: string | null;
  firstDate: Date;
  lastDate: Date;
  days: number;
  kind: string;
}

const batchSize = 500;
const toDate = (day: number) => new Date(day * 86_400_000);

/** The vacations of a year in the layout of the personnel system, by department and name, in batches. */
export async function* readVacationSchedule(
  actor: Actor,
  search: URLSearchParams,
): AsyncGenerator<VacationScheduleRow[]> {
  const input = readYearSearch(search);
  const { year } = input;
  const { organizationId } = actor;
  const ids = await findEmployeeIds({
    organizationId,
    scope: requireVacationScope(actor),
    filter: yearPeopleFilter(actor, input),
    sort: { ...defaultEmployeeSort, key: 'department' },
  });
  const first = firstDayOfYear(year);
  const last = addMonths(first, 12) - 1;
  for (let start = 0; start < ids.length; start += batchSize) {
    const part = ids.slice(start, start + batchSize);
    const [frame, positions] = await Promise.all([
      loadVacationFrame({ organizationId, employeeIds: part, first, last }),
      query<{ id: string; name: string | null; fullName: string }>(
        'vacation-schedule-positions',
        `select a.id, p.name, concat_ws(' ', a.last_name, a.first_name, a.patronymic) as "fullName"
         from agents a left join positions p on p.id = a.position_id where a.organization_id = $1 and a.id = any($2::uuid[])`,
        [organizationId, part],
        reader(),
      ),
    ]);
    const positionOf = new Map(positions.map((row) => [row.id, row]));
    yield part.flatMap((id) => {
      const person = frame.people.get(id);
      if (!person) return [];
      return person.vacations
        .filter((block) => block.last >= first && block.first <= last)
        .filter(({ kind }) => input.kinds !== 'desired' || kind === 'annual')
        .map((block) => ({
          personnelNumber: person.personnelNumber,
          name: positionOf.get(id)?.fullName ?? person.name,
          departmentName: person.departmentName,
          positionName: positionOf.get(id)?.name ?? null,
          firstDate: toDate(block.first),
          lastDate: toDate(block.last),
          days: daysOfBlock(person, frame.calendarOf(person.siteId), block),
          kind: block.kind,
        }));
    });
  }
}

const kinds: Record<string, string> = {
  annual: 'Основной (ОсновнойОтпуск)',
  extraordinary: 'Дополнительный (ДополнительныйОтпуск)',
};

/** The columns that the personnel system expects, in its own words. Source: exchange format, section C.7. */
export const vacationScheduleColumns: FileColumn<VacationScheduleRow>[] = [
  { title: 'Табельный номер', read: (row) => row.personnelNumber },
  { title: 'ФИО', read: (row) => row.name, width: 36 },
  { title: 'Подразделение', read: (row) => row.departmentName, width: 30 },
  { title: 'Должность', read: (row) => row.positionName, width: 24 },
  { title: 'Дата начала', read: (row) => row.firstDate, numberFormat: 'dd.mm.yyyy' },
  { title: 'Дата окончания', read: (row) => row.lastDate, numberFormat: 'dd.mm.yyyy' },
  { title: 'Количество дней', read: (row) => row.days },
  { title: 'Тип отпуска', read: (row) => kinds[row.kind] ?? row.kind, width: 36 },
];
