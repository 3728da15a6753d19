import type { Actor } from '~/auth/actor';
import { createBreakRule, updateBreakRule } from './break-rule.server';
import { parseClockMinute } from './clock-minute';
import { updateLabourStandard } from './labour-standard.server';
import { readModes } from './rule-modes';
import { createShiftTemplate, updateShiftTemplate } from './shift-template.server';
import { createWorkRule, updateWorkRule } from './work-rule.server';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');
const hoursToMinutes = (value: string) => (value === '' ? undefined : Math.round(Number(value) * 60));
const minutesOf = (form: FormData, name: string) => hoursToMinutes(text(form, name));

/** Core hours of a form; an end before the beginning lies on the next date. */
function coreHoursOf(form: FormData) {
  const read = (name: string) => (text(form, name) === '' ? null : (parseClockMinute(text(form, name)) ?? Number.NaN));
  const [from, to] = [read('coreFrom'), read('coreTo')];
  const isNextDate = from !== null && to !== null && to <= from;
  return { coreFromMinute: from, coreToMinute: isNextDate ? to + 1440 : to };
}

/** Rows of a template and the most of its shifts in a week; empty rows are left out. */
function readShiftLimits(form: FormData) {
  const counts = form.getAll('limitCount').map(String);
  return form.getAll('limitTemplate').flatMap((template, index) => {
    const count = counts[index] ?? '';
    return template === '' || count === '' ? [] : [{ templateIds: [template], maxPerWeek: count }];
  });
}

/** The form of a shift template: clock times and hours. @throws AppError invalid; VersionConflict */
export async function saveTemplateForm(actor: Actor, form: FormData): Promise<unknown> {
  const values = {
    name: text(form, 'name'),
    code: text(form, 'code'),
    startFromMinute: parseClockMinute(text(form, 'startFrom')),
    startToMinute: parseClockMinute(text(form, 'startTo')),
    stepMinutes: text(form, 'stepMinutes') || undefined,
    spanMinutes: minutesOf(form, 'spanHours'),
    paidMinutes: minutesOf(form, 'paidHours'),
    longestSpanMinutes: minutesOf(form, 'longestSpanHours'),
    spanStepMinutes: text(form, 'spanStepMinutes') || undefined,
    firstPartMinutes: minutesOf(form, 'firstPartHours'),
    gapMinutes: minutesOf(form, 'gapHours'),
    ...coreHoursOf(form),
    barredNextIds: form.getAll('barredNextIds').filter(Boolean),
    weekdays: form.getAll('weekdays'),
    colour: text(form, 'colour'),
    status: text(form, 'status'),
  };
  const templateId = text(form, 'templateId');
  return templateId
    ? updateShiftTemplate({ actor, templateId, version: Number(form.get('version')), values })
    : createShiftTemplate({ actor, values });
}

/** The form of a work rule. @throws AppError invalid; VersionConflict */
async function saveWorkRuleForm(actor: Actor, form: FormData): Promise<unknown> {
  const values = {
    name: text(form, 'name'),
    rotation: text(form, 'rotation'),
    minRestMinutes: minutesOf(form, 'minRestHours'),
    maxConsecutiveDays: text(form, 'maxConsecutiveDays'),
    minConsecutiveDays: text(form, 'minConsecutiveDays') || undefined,
    minDaysPerWeek: text(form, 'minDaysPerWeek'),
    maxDaysPerWeek: text(form, 'maxDaysPerWeek'),
    minDaysOffPerWeek: text(form, 'minDaysOffPerWeek'),
    freeWeekendsPerFour: text(form, 'freeWeekendsPerFour'),
    weeklyToleranceMinutes: minutesOf(form, 'weeklyToleranceHours'),
    considerHolidays: form.get('considerHolidays') !== null,
    templateIds: form.getAll('templateIds').filter(Boolean),
    ...coreHoursOf(form),
    maxRunMinutes: minutesOf(form, 'maxRunHours'),
    maxStartSpreadMinutes: minutesOf(form, 'maxStartSpreadHours'),
    shiftLimits: readShiftLimits(form),
    isForVacancies: form.get('isForVacancies') !== null,
    weeklyMinutes: minutesOf(form, 'weeklyHours'),
    modes: readModes(
      Object.fromEntries(
        [...form].flatMap(([name, value]) => (name.startsWith('mode.') ? [[name.slice(5), value]] : [])),
      ),
    ),
    status: text(form, 'status'),
  };
  const workRuleId = text(form, 'id');
  return workRuleId
    ? updateWorkRule({ actor, workRuleId, version: Number(form.get('version')), values })
    : createWorkRule({ actor, values });
}

/** The form of a break rule; pauses as rows of kind, minutes and pay, empty rows left out. @throws AppError invalid; VersionConflict */
async function saveBreakRuleForm(actor: Actor, form: FormData): Promise<unknown> {
  const kinds = form.getAll('pauseKind').map(String);
  const minutes = form.getAll('pauseMinutes').map(String);
  const pauses = kinds.flatMap((kind, index) =>
    kind && minutes[index]
      ? [{ kind: kind === 'LUNCH' ? 'LUNCH' : 'BREAK', minutes: minutes[index], paid: kind === 'PAID_BREAK' }]
      : [],
  );
  const values = {
    name: text(form, 'name'),
    fromPaidMinutes: minutesOf(form, 'fromPaidHours'),
    toPaidMinutes: minutesOf(form, 'toPaidHours'),
    pauses,
    edgeMinutes: text(form, 'edgeMinutes'),
    spacingMinutes: text(form, 'spacingMinutes'),
    lunchEarliestMinutes: text(form, 'lunchEarliestMinutes'),
    lunchLatestMinutes: text(form, 'lunchLatestMinutes'),
    status: text(form, 'status'),
  };
  const breakRuleId = text(form, 'id');
  return breakRuleId
    ? updateBreakRule({ actor, breakRuleId, version: Number(form.get('version')), values })
    : createBreakRule({ actor, values });
}

/** The form of a labour standard. Fields carry their unit in their name. @throws AppError invalid; VersionConflict */
async function saveStandardForm(actor: Actor, form: FormData): Promise<unknown> {
  const value: Record<string, unknown> = {};
  for (const [name, entry] of form) {
    if (name.startsWith('value.')) value[name.slice(6)] = String(entry);
    if (name.startsWith('hours.')) value[name.slice(6)] = hoursToMinutes(String(entry));
    if (name.startsWith('clock.')) value[name.slice(6)] = parseClockMinute(String(entry));
  }
  const values = { mode: text(form, 'mode'), value };
  return updateLabourStandard({ actor, code: text(form, 'code'), version: Number(form.get('version')), values });
}

/** Any form of the page of rules. @throws AppError invalid; VersionConflict */
export async function saveRuleForm(actor: Actor, form: FormData): Promise<unknown> {
  const kind = text(form, 'kind');
  if (kind === 'work') return saveWorkRuleForm(actor, form);
  if (kind === 'break') return saveBreakRuleForm(actor, form);
  return saveStandardForm(actor, form);
}
