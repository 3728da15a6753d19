import type {
  BreakRule,
  ForbiddenSuccession,
  OvertimeLimit,
  PayRules,
  RuleMode,
  RuleName,
  ScheduleWeights,
  ShiftTemplate,
  TimeWindow,
  UnpopularPoints,
} from '~/engine/scheduling';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { lengthsOfTemplate, type StoredBreakRule, type StoredLengths, windowOf } from './template-lengths';

export interface StoredTemplate extends StoredLengths {
  name: string;
  startFromMinute: number;
  startToMinute: number;
  stepMinutes: number;
  weekdays: number[];
  coreFromMinute: number | null;
  coreToMinute: number | null;
  /** templates that must not follow on the next date */
  barredNextIds: string[];
}

/** Rules of the whole organization as the engine takes them. */
export interface OrganizationRules {
  templates: ShiftTemplate[];
  /** names of templates by id, for messages */
  templateNames: Map<string, string>;
  breakRules: BreakRule[];
  /** as they are stored, for shifts without a template */
  storedBreakRules: StoredBreakRule[];
  modes: Partial<Record<RuleName, RuleMode>>;
  night: TimeWindow | undefined;
  weeklyRestMinutes: number | null;
  dailyMaxMinutes: number | null;
  weeklyMaxMinutes: number | null;
  /** minutes before the start of a published shift within which it is not changed; null = no rule */
  noticeMinutes: number | null;
  pay: PayRules | null;
  /** weights of overtime above the weekly norm */
  weights: Pick<ScheduleWeights, 'overtimeFirstPerHour' | 'overtimeNextPerHour'> | null;
  unpopular: UnpopularPoints | null;
  pausesAtOncePercent: number | null;
  /** longest work without a pause; null = no rule */
  longestWorkMinutes: number | null;
  /** paid time above the daily norm in two days in a row; null = no rule */
  overtime: OvertimeLimit | null;
  /** overtime of a year; null = no rule */
  yearlyOvertimeMinutes: number | null;
  forbiddenSuccessions: ForbiddenSuccession[];
}

/** The norm of a day where no standard names it. */
const usualDayMinutes = 480;

/** Price of an hour at the plain rate in the units of the objective, at importance 1: a tenth of an hour short. */
const plainHourPrice = 0.05;

const ruleOfStandard: Record<string, RuleName> = {
  rest_between_shifts: 'rest_between_shifts',
  weekly_rest: 'weekly_rest',
  consecutive_days: 'consecutive_days',
  daily_norm: 'daily_max',
  weekly_norm: 'weekly_max',
  night_time: 'night',
  minimum_notice: 'minimum_notice',
  pauses_at_once: 'pauses_at_once',
  continuous_work: 'continuous_work',
  overtime: 'overtime',
};

/** Pay multipliers as goals of the search; overtime is priced above what the hour costs anyway. */
function payOf(value: Record<string, number> | undefined): Pick<OrganizationRules, 'pay' | 'weights'> {
  if (!value) return { pay: null, weights: null };
  const pricePerHour = plainHourPrice * (value.importance ?? 1);
  const above = (multiplier: number | undefined) => pricePerHour * Math.max(0, (multiplier ?? 1) - 1);
  return {
    pay: { pricePerHour, night: value.night ?? 1, weekend: value.restDay ?? 1, holiday: value.holiday ?? 1 },
    weights: {
      overtimeFirstPerHour: above(value.overtimeFirst),
      overtimeNextPerHour: above(value.overtimeNext),
    },
  };
}

type StandardOf = (code: string, field: string) => number | null;

/** Limits of overtime; that of two days counts from the norm of a day. */
function overtimeOf(standardOf: StandardOf): Pick<OrganizationRules, 'overtime' | 'yearlyOvertimeMinutes'> {
  const twoDayMinutes = standardOf('overtime', 'minutesInTwoDays');
  const hoursPerYear = standardOf('overtime', 'hoursPerYear');
  const dailyNormMinutes = standardOf('daily_norm', 'standardMinutes') ?? usualDayMinutes;
  return {
    overtime: twoDayMinutes === null ? null : { dailyNormMinutes, twoDayMinutes },
    yearlyOvertimeMinutes: hoursPerYear === null ? null : hoursPerYear * 60,
  };
}

/** Active shift templates with their pauses, and labour standards with their modes. */
export async function loadOrganizationRules(organizationId: string, on?: SqlExecutor): Promise<OrganizationRules> {
  const [row] = await query<{
    templates: StoredTemplate[];
    breaks: StoredBreakRule[];
    standards: { code: string; value: Record<string, number>; mode: RuleMode }[];
  }>(
    'schedule-organization-rules',
    `select
       (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'startFromMinute', start_from_minute, 'startToMinute', start_to_minute,
          'stepMinutes', step_minutes, 'spanMinutes', span_minutes, 'paidMinutes', paid_minutes, 'weekdays', weekdays,
          'longestSpanMinutes', longest_span_minutes, 'spanStepMinutes', span_step_minutes, 'firstPartMinutes', first_part_minutes,
          'gapMinutes', gap_minutes, 'coreFromMinute', core_from_minute, 'coreToMinute', core_to_minute, 'barredNextIds', barred_next_ids) order by code), '[]')
        from shift_templates where organization_id = $1 and status = 'active') as templates,
       (select coalesce(json_agg(json_build_object('id', id, 'fromPaidMinutes', from_paid_minutes, 'toPaidMinutes', to_paid_minutes,
          'pauses', pauses, 'edgeMinutes', edge_minutes, 'spacingMinutes', spacing_minutes, 'lunchEarliestMinutes', lunch_earliest_minutes,
          'lunchLatestMinutes', lunch_latest_minutes) order by from_paid_minutes), '[]')
        from break_rules where organization_id = $1 and status = 'active') as breaks,
       (select coalesce(json_agg(json_build_object('code', code, 'value', value, 'mode', mode)), '[]')
        from labour_standards where organization_id = $1) as standards`,
    [organizationId],
    on,
  );
  const standards = new Map(row.standards.map((standard) => [standard.code, standard]));
  const standardOf = (code: string, field: string): number | null => {
    const standard = standards.get(code);
    return standard && standard.mode !== 'ignore' ? (standard.value[field] ?? null) : null;
  };
  const modes: Partial<Record<RuleName, RuleMode>> = {};
  for (const { code, mode } of row.standards) if (ruleOfStandard[code]) modes[ruleOfStandard[code]] = mode;
  const breakRules = new Map<string, BreakRule>();
  const templates = row.templates.map((template): ShiftTemplate => {
    const found = lengthsOfTemplate(template, row.breaks);
    for (const rule of found.breakRules) breakRules.set(rule.id, rule);
    const [own, ...otherLengths] = found.lengths;
    const coreHours = windowOf(template.coreFromMinute, template.coreToMinute);
    return {
      id: template.id,
      startFromMinute: template.startFromMinute,
      startToMinute: template.startToMinute,
      startStepMinutes: template.stepMinutes,
      ...own,
      ...(otherLengths.length ? { otherLengths } : {}),
      ...(coreHours ? { coreHours } : {}),
      weekdays: template.weekdays,
    };
  });
  const known = new Set(templates.map((template) => template.id));
  const nightFrom = standardOf('night_time', 'fromMinute');
  const nightTo = standardOf('night_time', 'toMinute');
  const fairness = standardOf('fairness', 'months') === null ? null : standards.get('fairness')?.value;
  return {
    templates,
    templateNames: new Map(row.templates.map(({ id, name }) => [id, name])),
    breakRules: [...breakRules.values()],
    storedBreakRules: row.breaks,
    modes,
    night: nightFrom !== null && nightTo !== null ? { fromMinute: nightFrom, toMinute: nightTo } : undefined,
    weeklyRestMinutes: standardOf('weekly_rest', 'minutes'),
    dailyMaxMinutes: standardOf('daily_norm', 'maxMinutes'),
    weeklyMaxMinutes: standardOf('weekly_norm', 'maxMinutes'),
    noticeMinutes: standardOf('minimum_notice', 'minutes'),
    ...payOf(standardOf('pay', 'importance') === null ? undefined : standards.get('pay')?.value),
    unpopular: fairness
      ? { late: Math.round(fairness.lateShift ?? 1), night: Math.round(fairness.nightShift ?? 2) }
      : null,
    pausesAtOncePercent: standardOf('pauses_at_once', 'percent'),
    longestWorkMinutes: standardOf('continuous_work', 'minutes'),
    ...overtimeOf(standardOf),
    forbiddenSuccessions: row.templates.flatMap(({ id, barredNextIds }) =>
      barredNextIds.filter((next) => known.has(next)).map((next) => ({ fromTemplateId: id, toTemplateId: next })),
    ),
  };
}
