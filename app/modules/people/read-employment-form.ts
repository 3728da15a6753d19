/** A form of a dated change as the model takes it: hours become minutes, one date serves all of them. */
export function readEmploymentForm(form: FormData): Record<string, unknown> & { intent: string } {
  const { weeklyHours, dailyMaxHours, ...values } = Object.fromEntries(form);
  const minutes = (hours: FormDataEntryValue | undefined) =>
    hours === undefined ? undefined : Math.round(Number(hours) * 60);
  return {
    ...values,
    intent: String(values.intent),
    date: values.from,
    weeklyMinutes: minutes(weeklyHours),
    dailyMaxMinutes: minutes(dailyMaxHours),
  };
}
