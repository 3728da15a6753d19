import { describe, expect, it } from 'vitest';
import en from '~/i18n/en/schedule-reasons.json';
import ru from '~/i18n/ru/schedule-reasons.json';
import { explainReason } from '~/modules/schedules/explain-reason';

const translateWith =
  (catalogue: typeof ru) =>
  (key: string, values: Record<string, unknown> = {}) => {
    const [part, name] = key.split('.');
    const text = (catalogue as Record<string, Record<string, string>>)[part][name];
    return text.replace(/\{\{(\w)\}\}/g, (_, letter) => String(values[letter]));
  };

describe('reasons in the language of the reader', () => {
  it.each([
    ['10 h of rest, at least 11 h', 'отдых 10 ч, нужно не меньше 11 ч'],
    ['outside the hours of availability', 'вне часов доступности'],
    [
      '32 h, at least 40 h: available on no day of the week',
      '32 ч, нужно не меньше 40 ч: недоступен ни в один день недели',
    ],
    ['absent on 2026-12-01 (Vacation)', 'отсутствует 2026-12-01 (Vacation)'],
    [
      '16 h, at least 40 h: only 2 workable days of at most 8 h (2 days with a possible shift, 5 allowed)',
      '16 ч, нужно не меньше 40 ч: лишь 2 рабочих дней не длиннее 8 ч (дней с возможной сменой 2, разрешено 5)',
    ],
    ['something nobody knows', 'something nobody knows'],
  ])('%s', (text, expected) => {
    expect(explainReason(text, translateWith(ru))).toBe(expected);
    expect(explainReason(text, translateWith(en as typeof ru))).toBe(text);
  });

  it('has the same sentences in both languages', () => {
    expect(Object.keys(ru.reason).sort()).toEqual(Object.keys(en.reason).sort());
  });
});
