import fc from 'fast-check';
import type { Contract, Employee, ScheduleProblem, ShiftLength, ShiftTemplate } from '~/engine/scheduling';
import { addDays, localDayStart } from '~/engine/time';

/** Zones and start dates that include both clock changes of Berlin and New York. */
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'];
const START_DATES = ['2026-01-05', '2026-03-23', '2026-10-19', '2026-03-04', '2026-10-29'];

const template = (id: string, spanMinutes: number, paidMinutes: number, breakRuleId: string | null): ShiftTemplate => ({
  id,
  startFromMinute: 0,
  startToMinute: 1380,
  startStepMinutes: 60,
  spanMinutes,
  paidMinutes,
  breakRuleId,
});

const whole = (minutes: number): ShiftLength => ({ spanMinutes: minutes, paidMinutes: minutes, breakRuleId: null });

const contractArbitrary: fc.Arbitrary<Contract> = fc.record({
  weeklyMinMinutes: fc.constantFrom(0, 960, 1440),
  weeklyTargetMinutes: fc.constantFrom(1440, 1920, 2400),
  weeklyMaxMinutes: fc.constantFrom(1440, 1920, 2400),
  daysPerWeekMin: fc.constantFrom(0, 2, 3),
  daysPerWeekMax: fc.constantFrom(4, 5, 6),
  dailyMaxMinutes: fc.constantFrom(240, 480, 600),
  minRestMinutes: fc.constantFrom(480, 660, 720),
  maxConsecutiveDays: fc.constantFrom(2, 4, 6),
  minDaysOffPerWeek: fc.constantFrom(0, 1, 2),
  freeWeekendsPer4: fc.constantFrom(0, 1, 2),
  nightAllowed: fc.boolean(),
  weekendAllowed: fc.boolean(),
  weeklyRestMinutes: fc.constantFrom(null, 2160, 2520),
  maxStartSpreadMinutes: fc.constantFrom(null, 120, 240),
});

/** Small problems over all rules: two or three weeks, several zones, odd windows, absences, history, hires in the middle. */
export const problemArbitrary: fc.Arbitrary<ScheduleProblem> = fc
  .record({
    startDate: fc.constantFrom(...START_DATES),
    days: fc.integer({ min: 5, max: 18 }),
    people: fc.array(
      fc.record({
        zone: fc.constantFrom(...ZONES),
        contract: contractArbitrary,
        skillCount: fc.integer({ min: 1, max: 3 }),
        proficiency: fc.constantFrom(0.7, 0.93, 1, 1.2),
        window: fc.constantFrom(null, [420, 1320], [1200, 2100], [0, 1440]),
        absentDay: fc.integer({ min: -1, max: 17 }),
        hiredDay: fc.constantFrom(0, 0, 0, 4),
        leavesDay: fc.constantFrom(99, 99, 9),
        lastEndHoursBefore: fc.constantFrom(null, 2, 9),
        runBefore: fc.integer({ min: 0, max: 3 }),
        rotationChoice: fc.constantFrom(null, null, ['WWRR'], ['WWWWRRR', 'WARA', 'WWRWWRR']),
        rotation: fc.constantFrom(null, null, null, 'WWRR', 'WWWWRRR', 'WWRWWRR', 'WARA'),
        rotationTemplate: fc.constantFrom(null, 'day', 'short'),
        isRotationMandatory: fc.boolean(),
        maxRunHours: fc.constantFrom(null, null, 16, 24, 30),
        leastRun: fc.constantFrom(undefined, undefined, 2, 3),
        runHoursBefore: fc.constantFrom(0, 8, 20),
        core: fc.constantFrom(null, null, null, [660, 780], [720, 960]),
        maxShort: fc.constantFrom(null, 0, 1, 2),
        periodMaxHours: fc.constantFrom(null, null, 32, 60),
        permit: fc.constantFrom(
          null,
          null,
          null,
          {
            nightAllowed: false,
            dailyMaxMinutes: 420,
            weeklyMaxMinutes: 1080,
            latestEndMinute: 1200,
          },
          { nightAllowed: true, earliestStartMinute: 450 },
        ),
        permitDay: fc.integer({ min: 0, max: 10 }),
        softRule: fc.constantFrom(null, null, null, 'days_off' as const, 'rest_between_shifts' as const),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    overtime: fc.constantFrom(
      undefined,
      undefined,
      { dailyNormMinutes: 420, twoDayMinutes: 120 },
      { dailyNormMinutes: 480, twoDayMinutes: 150 },
    ),
    lastDayMinutes: fc.constantFrom(0, 540),
    longestWorkMinutes: fc.constantFrom(undefined, undefined, 240, 300),
    gapMinutes: fc.constantFrom(120, 240),
    hasSuccessions: fc.boolean(),
    hasCoreHours: fc.boolean(),
    bond: fc.constantFrom(null, null, 'together' as const, 'apart' as const, 'transport' as const),
    toleranceMinutes: fc.constantFrom(0, 60, 120),
    hasPay: fc.boolean(),
    hasPoints: fc.boolean(),
    pausesAtOncePercent: fc.constantFrom(undefined, undefined, 20, 60),
    demandLevels: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 24, maxLength: 24 }),
  })
  .map(({ startDate, days, people, demandLevels, hasSuccessions, hasCoreHours, ...shared }) => {
    const groups = ['a', 'b', 'c'].map((id, g) => ({
      id,
      demandStartMs: localDayStart(startDate, 'UTC'),
      demand: Float64Array.from({ length: days * 48 }, (_, i) => demandLevels[(Math.floor(i / 2) + g * 5) % 24] * 0.7),
    }));
    const employees = people.map((person, e): Employee => {
      const absentDate = addDays(startDate, Math.max(0, person.absentDay));
      return {
        id: `p${e}`,
        zone: person.zone,
        contract: {
          ...person.contract,
          weeklyMinMinutes: Math.min(person.contract.weeklyMinMinutes, 960),
          minConsecutiveDays: person.leastRun,
          maxRunMinutes: person.maxRunHours === null ? undefined : person.maxRunHours * 60,
          periodMaxMinutes: person.periodMaxHours === null ? undefined : person.periodMaxHours * 60,
        },
        rotation:
          person.rotation === null
            ? undefined
            : {
                pattern: person.rotation,
                startDate: '2026-01-01',
                isMandatory: person.isRotationMandatory,
                templateIds:
                  person.rotationTemplate === null
                    ? undefined
                    : [...person.rotation].map((_, i) => (i % 2 === 0 ? [person.rotationTemplate ?? ''] : null)),
              },
        rotationChoice:
          person.rotationChoice === null
            ? undefined
            : { patterns: [...person.rotationChoice], isMandatory: person.isRotationMandatory },
        permits:
          person.permit === null ? undefined : [{ ...person.permit, fromDate: addDays(startDate, person.permitDay) }],
        rules: person.softRule === null ? undefined : { [person.softRule]: 'ignore' },
        payRate: 1 + e / 10,
        paidHolidays: [addDays(startDate, 3)],
        shiftTypeLimits:
          person.maxShort === null ? undefined : [{ templateIds: ['short'], maxPerWeek: person.maxShort }],
        skills: groups
          .slice(0, person.skillCount)
          .map((group, i) => ({ groupId: group.id, proficiency: person.proficiency, priority: i + 1 })),
        employedFrom: addDays(startDate, person.hiredDay),
        employedTo: addDays(startDate, person.leavesDay),
        weeklyAvailability:
          person.window === null
            ? undefined
            : [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
                weekday,
                fromMinute: person.window?.[0] ?? 0,
                toMinute: person.window?.[1] ?? 1440,
              })),
        absences: person.absentDay < 0 ? [] : [{ date: absentDate, reason: 'leave' }],
        coreHours: person.core === null ? undefined : { fromMinute: person.core[0], toMinute: person.core[1] },
        preferences: [{ kind: 'day_off', date: addDays(startDate, 1), weight: 1 }],
        history:
          person.lastEndHoursBefore === null
            ? undefined
            : {
                lastShiftEndMs: localDayStart(startDate, person.zone) - person.lastEndHoursBefore * 3_600_000,
                consecutiveDays: person.runBefore,
                lastDayMinutes: person.runBefore === 0 ? 0 : shared.lastDayMinutes,
                consecutiveMinutes: person.runBefore === 0 ? 0 : person.runHoursBefore * 60,
              },
      };
    });
    return {
      horizon: { startDate, days, intervalMinutes: 30 },
      groups,
      employees,
      templates: [
        template('short', 240, 240, null),
        {
          ...template('day', 510, 480, 'lunch'),
          coreHours: hasCoreHours ? { fromMinute: 600, toMinute: 840 } : undefined,
        },
        template('long', 660, 600, 'lunch'),
        {
          ...template('split', 480 + shared.gapMinutes, 480, 'parts'),
          gap: { afterStartMinutes: 240, minutes: shared.gapMinutes },
          otherLengths: [180, 300].map((afterStartMinutes) => ({
            spanMinutes: 420 + shared.gapMinutes,
            paidMinutes: 420,
            breakRuleId: null,
            gap: { afterStartMinutes, minutes: shared.gapMinutes },
          })),
        },
        { ...template('flexible', 360, 360, null), otherLengths: [300, 420].map(whole) },
      ],
      bonds:
        shared.bond === null || employees.length < 2
          ? []
          : [
              {
                id: 'bond',
                kind: shared.bond,
                employeeIds: employees.slice(0, 3).map(({ id }) => id),
                toleranceMinutes: shared.toleranceMinutes,
                fromDate: addDays(startDate, 2),
              },
            ],
      pay: shared.hasPay ? { pricePerHour: 0.05, night: 1.2, weekend: 1.5, holiday: 2 } : undefined,
      unpopular: shared.hasPoints ? { late: 1, night: 2, templates: { long: 1 } } : undefined,
      pausesAtOncePercent: shared.pausesAtOncePercent,
      weights: shared.hasPay ? { overtimeFirstPerHour: 0.5, overtimeNextPerHour: 1 } : {},
      forbiddenSuccessions: hasSuccessions
        ? [
            { fromTemplateId: 'long', toTemplateId: 'short' },
            { fromTemplateId: 'day', toTemplateId: 'long' },
          ]
        : [],
      longestWorkMinutes: shared.longestWorkMinutes,
      overtime: shared.overtime,
      breakRules: [
        {
          id: 'parts',
          edgeMinutes: 60,
          spacingMinutes: 30,
          pauses: [
            { kind: 'break', minutes: 15, paid: true, earliestAfterStartMinutes: 60, latestAfterStartMinutes: 200 },
            {
              kind: 'break',
              minutes: 15,
              paid: true,
              earliestAfterStartMinutes: 240 + shared.gapMinutes + 30,
              latestAfterStartMinutes: 480 + shared.gapMinutes,
            },
          ],
        },
        {
          id: 'lunch',
          edgeMinutes: 60,
          spacingMinutes: 60,
          pauses: [
            { kind: 'lunch', minutes: 30, paid: false, earliestAfterStartMinutes: 120, latestAfterStartMinutes: 300 },
            { kind: 'break', minutes: 15, paid: true, earliestAfterStartMinutes: 210, latestAfterStartMinutes: 420 },
          ],
        },
      ],
    };
  });
