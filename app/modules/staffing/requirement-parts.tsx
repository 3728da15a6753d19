import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { addDays, toLocalDate } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import type { StaffingPageData, StaffingPart } from '~/models/staffing-page-data';

/** The explanation of a group's figure, in days that hold the interval in the group's own zone. */
function addressOf({ from, days }: StaffingPageData, { groupId, timeZone, at }: StaffingPart): string {
  const day = toLocalDate(at, timeZone);
  const isWithin = day >= from && day < addDays(from, days);
  const search = new URLSearchParams({
    of: `group:${groupId}`,
    from: isWithin ? from : day,
    days: String(days),
    day,
    at: String(at),
  });
  return `/plan/staffing?${search}`;
}

/** A sum taken apart: what each group needs in the interval, each a way to its own explanation, and the sum below. */
export function RequirementParts({ page }: { page: StaffingPageData }) {
  const { t } = useTranslation('staffing');
  const format = useFormat();
  const { parts, timeZone } = page;
  if (!parts) return null;
  const people = parts.list.reduce((sum, part) => sum + part.people, 0);
  const volume = parts.list.reduce((sum, part) => sum + part.volume, 0);
  const tenth = (value: number) => format.number(value, { decimals: 1 });
  return (
    <table className="tabular w-full text-sm">
      <caption className="pb-2 text-left font-medium">{format.dateTime(parts.at, timeZone)}</caption>
      <thead>
        <tr className="text-right text-ink-muted">
          <th scope="col" className="py-1 pr-2 text-left font-normal">
            {t('parts.group')}
          </th>
          <th scope="col" className="px-2 py-1 font-normal">
            {t('parts.contacts')}
          </th>
          <th scope="col" className="py-1 pl-2 font-normal">
            {t('required')}
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.list.map((part) => (
          <tr key={part.groupId} className="border-t border-line text-right">
            <th scope="row" className="py-1.5 pr-2 text-left font-normal">
              <Link
                to={addressOf(page, part)}
                className="text-accent-ink underline-offset-2 hover:underline"
                aria-label={t('parts.explain', { name: part.name })}
              >
                {part.name}
              </Link>
            </th>
            <td className="px-2 py-1.5">{tenth(part.volume)}</td>
            <td className="py-1.5 pl-2">{tenth(part.people)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="border-t border-line text-right font-medium">
          <th scope="row" className="py-1.5 pr-2 text-left font-medium">
            {t('parts.sum')}
          </th>
          <td className="px-2 py-1.5">{tenth(volume)}</td>
          <td className="py-1.5 pl-2">{tenth(people)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
