import { useFormat } from '~/i18n/use-format';
import type { RequestData } from './request-data';

/** The time a request asks for: days, or part of a day, in the zone of the person. */
export function RequestPeriod({ request }: { request: RequestData }) {
  const format = useFormat();
  const { timeZone, startsAt, endsAt, allDay } = request;
  const start = new Date(startsAt).getTime();
  const end = new Date(endsAt).getTime();
  if (!allDay) return <>{`${format.dateTime(start, timeZone)}–${format.time(end, timeZone)}`}</>;
  const first = format.instantDate(start, timeZone);
  const last = format.instantDate(end - 1000, timeZone);
  return <>{first === last ? first : `${first} – ${last}`}</>;
}
