import type { SeedContext } from '../seed-context';
import { json } from '../table-rows';

/** [code, name, first start, last start, span, paid]; times in minutes of the local day. */
const templates: [string, string, number, number, number, number][] = [
  ['EARLY', 'Early', 390, 480, 540, 480],
  ['DAY', 'Day', 510, 600, 540, 480],
  ['MID', 'Middle', 630, 720, 540, 480],
  ['LATE', 'Late', 750, 870, 540, 480],
  ['NIGHT', 'Night', 1290, 1380, 540, 480],
  ['LONG', 'Long day', 420, 720, 660, 600],
  ['SHORT6', 'Short, 6 hours', 420, 990, 390, 360],
  ['MORNING4', 'Half day, morning', 420, 720, 240, 240],
  ['EVENING4', 'Half day, evening', 960, 1140, 240, 240],
];

export type WorkRuleCode = 'full' | 'nights' | 'long' | 'part30' | 'part20' | 'office';

interface RuleShape {
  name: string;
  templates: string[];
  minDays: number;
  maxDays: number;
  minDaysOff: number;
  maxConsecutiveDays: number;
  considerHolidays?: boolean;
  rotation?: string;
}

const fullDay = ['EARLY', 'DAY', 'MID', 'LATE'];

const rules: Record<WorkRuleCode, RuleShape> = {
  full: { name: 'Full time, 5 days', templates: fullDay, minDays: 5, maxDays: 5, minDaysOff: 2, maxConsecutiveDays: 6 },
  nights: {
    name: 'Full time with nights',
    templates: [...fullDay, 'NIGHT'],
    minDays: 5,
    maxDays: 5,
    minDaysOff: 2,
    maxConsecutiveDays: 5,
  },
  long: { name: 'Four long days', templates: ['LONG'], minDays: 4, maxDays: 4, minDaysOff: 3, maxConsecutiveDays: 4 },
  part30: {
    name: 'Part time, 30 hours',
    templates: ['SHORT6'],
    minDays: 5,
    maxDays: 5,
    minDaysOff: 2,
    maxConsecutiveDays: 6,
  },
  part20: {
    name: 'Part time, 20 hours',
    templates: ['MORNING4', 'EVENING4'],
    minDays: 5,
    maxDays: 5,
    minDaysOff: 2,
    maxConsecutiveDays: 6,
  },
  office: {
    name: 'Office week',
    templates: ['DAY'],
    minDays: 5,
    maxDays: 5,
    minDaysOff: 2,
    maxConsecutiveDays: 5,
    considerHolidays: true,
    rotation: 'WWWWWRR',
  },
};

/** Shift templates, work rules, break rules and labour standards. */
export function addRules(context: SeedContext): { workRuleIds: Record<WorkRuleCode, string> } {
  const { rows, organizationId: organization_id, nextId } = context;
  const templateIds = new Map<string, string>();
  templates.forEach(([code, name, from, to, span, paid], index) => {
    const id = nextId();
    templateIds.set(code, id);
    rows.add('shift_templates', {
      id,
      organization_id,
      name,
      code,
      start_from_minute: from,
      start_to_minute: to,
      step_minutes: 30,
      span_minutes: span,
      paid_minutes: paid,
      colour: (index % 8) + 1,
    });
  });
  const workRuleIds = {} as Record<WorkRuleCode, string>;
  for (const [code, rule] of Object.entries(rules) as [WorkRuleCode, RuleShape][]) {
    workRuleIds[code] = nextId();
    rows.add('work_rules', {
      id: workRuleIds[code],
      organization_id,
      name: rule.name,
      rotation: rule.rotation ?? null,
      min_rest_minutes: 660,
      max_consecutive_days: rule.maxConsecutiveDays,
      min_days_per_week: rule.minDays,
      max_days_per_week: rule.maxDays,
      min_days_off_per_week: rule.minDaysOff,
      free_weekends_per_four: 1,
      weekly_tolerance_minutes: 120,
      consider_holidays: rule.considerHolidays ?? false,
      template_ids: rule.templates.map((template) => templateIds.get(template)!),
    });
  }
  addBreakRules(context);
  addLabourStandards(context);
  return { workRuleIds };
}

type Pause = { kind: 'LUNCH' | 'BREAK'; minutes: number; paid: boolean };

const pause = (minutes: number): Pause => ({ kind: 'BREAK', minutes, paid: true });
const lunch = (minutes: number): Pause => ({ kind: 'LUNCH', minutes, paid: false });

/** [from paid minutes, to paid minutes, pauses in order of the shift]; the dictionary of the field for shifts of 4 to 12 hours. */
const breakRules: [number, number, Pause[]][] = [
  [0, 240, [pause(10)]],
  [240, 360, [pause(15)]],
  [360, 480, [pause(15), lunch(30), pause(15)]],
  [480, 600, [pause(15), lunch(60), pause(15), pause(15)]],
  [600, 721, [pause(15), pause(15), lunch(60), pause(15), pause(15)]],
];

function addBreakRules({ rows, organizationId, nextId }: SeedContext): void {
  for (const [from, to, pauses] of breakRules) {
    const label = to > 720 ? '10 to 12 hours' : from === 0 ? 'Under 4 hours' : `${from / 60} to ${to / 60} hours`;
    rows.add('break_rules', {
      id: nextId(),
      organization_id: organizationId,
      name: label,
      from_paid_minutes: from,
      to_paid_minutes: to,
      pauses: json(pauses),
      edge_minutes: 60,
      spacing_minutes: 90,
    });
  }
}

const labourStandards: [string, unknown, string][] = [
  ['rest_between_shifts', { minutes: 660 }, 'planning_only'],
  ['weekly_rest', { minutes: 2520 }, 'planning_only'],
  ['daily_norm', { standardMinutes: 480, maxMinutes: 720 }, 'planning_only'],
  ['weekly_norm', { standardMinutes: 2400, maxMinutes: 2880 }, 'planning_only'],
  ['consecutive_days', { days: 6 }, 'planning_only'],
  ['night_time', { fromMinute: 1320, toMinute: 360, supplement: 0.2 }, 'planning_only'],
  ['overtime', { minutesInTwoDays: 240, hoursPerYear: 120 }, 'warn'],
  ['continuous_work', { minutes: 240 }, 'consider'],
  ['vacation_balance', {}, 'warn'],
  ['minimum_notice', { minutes: 2880 }, 'ignore'],
  ['pauses_at_once', { percent: 20 }, 'ignore'],
  ['pay', { night: 1.2, restDay: 2, holiday: 2, overtimeFirst: 1.5, overtimeNext: 2, importance: 1 }, 'ignore'],
  ['fairness', { months: 3, lateShift: 1, nightShift: 2 }, 'ignore'],
];

function addLabourStandards({ rows, organizationId, nextId }: SeedContext): void {
  for (const [code, value, mode] of labourStandards) {
    rows.add('labour_standards', { id: nextId(), organization_id: organizationId, code, value: json(value), mode });
  }
}
