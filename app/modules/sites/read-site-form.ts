import { parseClock } from '~/components/parse-clock';

/** A form of a site as the model takes it: clock times become minutes of the day. */
export function readSiteForm(form: FormData): Record<string, unknown> {
  const { open, close, ...values } = Object.fromEntries(form);
  return {
    ...values,
    openMinute: parseClock(String(open ?? '')) ?? 0,
    closeMinute: parseClock(String(close ?? '')) ?? 1440,
  };
}
