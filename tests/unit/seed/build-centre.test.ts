import { group } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { computeRequirements } from '~/engine/queueing';
import { diffDays, toLocalParts } from '~/engine/time';
import { largeCentre } from '../../../prisma/seed/blueprint/large-centre';
import { helpdeskCentre, smallCentre } from '../../../prisma/seed/blueprint/small-centre';
import { standardCentre } from '../../../prisma/seed/blueprint/standard-centre';
import type { CentreBlueprint } from '../../../prisma/seed/blueprint/types';
import { buildCentre, type SeededCentre } from '../../../prisma/seed/build-centre';
import { buildCalendar } from '../../../prisma/seed/calendar-days';
import { generateHistory } from '../../../prisma/seed/history/generate-history';
import { planHeadcount } from '../../../prisma/seed/rows/plan-headcount';

const now = new Date('2026-11-23T09:40:00Z');
const build = (blueprint: CentreBlueprint, seed = 1) => buildCentre({ blueprint, seed, now, passwordHash: 'hash' });
const standard = build(standardCentre);

function historyOf(centre: SeededCentre, code: string) {
  const group = centre.structure.groups.find((candidate) => candidate.code === code)!;
  const minutes = centre.people
    .filter((person) => person.group === group)
    .reduce((sum, person) => sum + person.weeklyMinutes, 0);
  const chunks = generateHistory({
    context: centre.context,
    group,
    calendar: centre.calendar,
    events: centre.events,
    contractHours: minutes / 60,
  });
  const rows = [...chunks].flatMap((chunk) => chunk.trimEnd().split('\n')).map((line) => line.split('\t'));
  return {
    group,
    contractHours: minutes / 60,
    rows: rows.map((cells) => ({
      startMs: Date.parse(cells[2]),
      total: Number(cells[7]),
      treated: Number(cells[8]),
      ahtMs: Number(cells[11]),
      acwMs: Number(cells[12]),
    })),
  };
}

describe('the standard demo centre', () => {
  it('has 3 sites in 3 zones, 6 services, 14 groups over three channels, 30 skills, 240 employees', () => {
    const { rows } = standard.context;
    expect(new Set(rows.of('sites').map((site) => site.time_zone)).size).toBe(3);
    expect(rows.of('services')).toHaveLength(6);
    expect(rows.of('groups')).toHaveLength(14);
    expect(new Set(rows.of('groups').map((group) => group.channel_type))).toEqual(
      new Set(['CALLS', 'CHATS', 'EMAILS']),
    );
    expect(rows.of('skills')).toHaveLength(30);
    expect(rows.of('agents')).toHaveLength(240);
    expect(rows.of('contracts')).toHaveLength(240);
  });

  it('has a tree of departments three deep, each with a head', () => {
    const departments = standard.context.rows.of('departments');
    expect(Math.max(...departments.map((department) => (department.path as string[]).length))).toBe(3);
    expect(new Set(standard.heads.map((head) => head.departmentId))).toEqual(new Set(departments.map(({ id }) => id)));
  });

  it('gives every skill to somebody, with differing proficiency', () => {
    const held = standard.context.rows.of('agent_skills');
    expect(new Set(held.map((row) => row.skill_id)).size).toBe(30);
    expect(new Set(held.map((row) => row.proficiency)).size).toBeGreaterThan(30);
    expect(held.every((row) => (row.proficiency as number) > 0 && (row.proficiency as number) <= 1)).toBe(true);
  });

  it('lets nobody be away twice at once', () => {
    const byPerson = group(standard.context.rows.of('absences'), (absence) => absence.employee_id);
    for (const absences of byPerson.values()) {
      const sorted = absences
        .map((a) => [a.starts_at as Date, a.ends_at as Date])
        .sort((a, b) => Number(a[0]) - Number(b[0]));
      for (let i = 1; i < sorted.length; i++)
        expect(Number(sorted[i][0])).toBeGreaterThanOrEqual(Number(sorted[i - 1][1]));
    }
  });

  it('binds every approved request to its absence', () => {
    const approved = standard.context.rows.of('requests').filter((request) => request.status === 'approved');
    const bound = standard.context.rows
      .of('absences')
      .flatMap((absence) => (absence.request_id ? [absence.request_id] : []));
    expect(approved.length).toBeGreaterThan(20);
    expect(new Set(bound)).toEqual(new Set(approved.map((request) => request.id)));
  });

  it('has the five demo logins, in one team where it matters', () => {
    const users = standard.context.rows.of('users');
    const find = (name: string) => users.find((user) => user.username === `${name}@demo.wfm`);
    for (const name of ['admin', 'planner', 'manager', 'supervisor', 'employee']) expect(find(name)).toBeDefined();
    const departmentOf = (name: string) =>
      standard.people.find((person) => person.id === find(name)?.employee_id)?.department;
    expect(departmentOf('employee')).toBe(departmentOf('supervisor'));
    expect(departmentOf('employee')?.path).toContain(departmentOf('manager')?.id);
  });

  it('keeps people within working hours that its templates allow', () => {
    const { rows } = standard.context;
    const templates = new Map(rows.of('shift_templates').map((template) => [template.id, template]));
    const rules = new Map(rows.of('work_rules').map((rule) => [rule.id, rule]));
    for (const contract of rows.of('contracts')) {
      const rule = rules.get(contract.work_rule_id)!;
      const paid = (rule.template_ids as string[]).map((id) => templates.get(id)?.paid_minutes as number);
      const reachable = (rule.max_days_per_week as number) * Math.max(...paid);
      expect(Math.abs(reachable - (contract.weekly_minutes as number))).toBeLessThanOrEqual(
        rule.weekly_tolerance_minutes as number,
      );
    }
  });
});

describe('the history of a group', () => {
  const calls = historyOf(standard, 'SHOP-C');

  it('covers 78 weeks of quarter hours up to the last full one', () => {
    const last = calls.rows.at(-1)!;
    expect(new Date(last.startMs).toISOString()).toBe('2026-11-23T09:15:00.000Z');
    expect(diffDays(new Date(calls.rows[0].startMs).toISOString().slice(0, 10), '2026-11-23')).toBe(78 * 7);
    expect(calls.rows.every((row, i) => i === 0 || row.startMs > calls.rows[i - 1].startMs)).toBe(true);
  });

  it('stays within opening hours of the site', () => {
    for (const row of calls.rows) {
      const { minuteOfDay } = toLocalParts(row.startMs, 'Europe/Moscow');
      expect(minuteOfDay >= 480 && minuteOfDay < 1320).toBe(true);
    }
  });

  it('has gaps, outliers, busier Mondays than Sundays, and quiet holidays', () => {
    const perDay = 56;
    const byDate = group(calls.rows, (row) => toLocalParts(row.startMs, 'Europe/Moscow').date);
    expect([...byDate.values()].some((day) => day.length < perDay - 3)).toBe(true);
    const meanOf = (test: (date: string) => boolean) => {
      const sums = [...byDate]
        .filter(([date, day]) => test(date) && day.length === perDay)
        .map(([, day]) => day.reduce((all, row) => all + row.total, 0));
      return sums.reduce((all, sum) => all + sum, 0) / sums.length;
    };
    const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
    const isHoliday = (date: string) => standard.calendar.get(date)?.dayType === 'holiday';
    expect(meanOf((date) => weekdayOf(date) === 1 && !isHoliday(date))).toBeGreaterThan(
      1.15 * meanOf((date) => weekdayOf(date) === 0),
    );
    expect(meanOf(isHoliday)).toBeLessThan(0.9 * meanOf((date) => weekdayOf(date) === 3 && !isHoliday(date)));
  });

  it('varies more than chance alone', () => {
    const ten = calls.rows.filter((row) => toLocalParts(row.startMs, 'Europe/Moscow').minuteOfDay === 660);
    const mean = ten.reduce((all, row) => all + row.total, 0) / ten.length;
    const variance = ten.reduce((all, row) => all + (row.total - mean) ** 2, 0) / ten.length;
    expect(variance / mean).toBeGreaterThan(1.5);
  });

  it.each(['SHOP-C', 'TECH-C1', 'FAR-C', 'LOAN-C'])(
    'of %s asks for about as many people as there are, by Erlang C',
    (code) => {
      const { group: sized, rows, contractHours } = historyOf(standard, code);
      const lastWeeks = rows.filter(
        (row) => row.startMs >= now.getTime() - 42 * 86_400_000 && row.startMs < now.getTime() - 14 * 86_400_000,
      );
      const needed = computeRequirements({
        model: 'erlang-c',
        volume: lastWeeks.map((row) => row.total),
        ahtSec: lastWeeks.map((row) => (row.ahtMs + row.acwMs) / 1000 || sized.ahtSec),
        intervalSec: 900,
        settings: {
          slTarget: sized.serviceLevelTarget,
          thresholdSec: sized.thresholdSec,
          shrinkage: 0.08,
          maxOccupancy: 0.88,
        },
      });
      const hoursAWeek = needed.requiredAgents.reduce((sum, agents) => sum + agents / 4, 0) / 4;
      expect(hoursAWeek / contractHours).toBeGreaterThan(0.6);
      expect(hoursAWeek / contractHours).toBeLessThan(0.95);
    },
  );
});

describe('every size', () => {
  it.each([smallCentre, standardCentre, largeCentre, helpdeskCentre])('of $employeeCount adds up', (blueprint) => {
    const { agents, teams } = planHeadcount(blueprint);
    const leads = [...teams.values()].reduce((sum, count) => sum + count, 0);
    const total = agents.reduce((sum, count) => sum + count, 0) + leads + 2 + blueprint.sites.length;
    expect(total).toBe(blueprint.employeeCount);
    expect(Math.min(...agents)).toBeGreaterThan(0);
  });
  it('large has 5,000 employees and 60 groups with codes of their own', () => {
    expect([largeCentre.employeeCount, largeCentre.groups.length]).toEqual([5000, 60]);
    expect(new Set(largeCentre.groups.map((group) => group.code)).size).toBe(60);
    expect(new Set(largeCentre.groups.map((group) => group.name)).size).toBe(60);
  });
  it('is the same for the same seed and differs for another', () => {
    const rowsOf = (centre: SeededCentre) => JSON.stringify([...centre.context.rows.tables]);
    expect(rowsOf(build(smallCentre))).toBe(rowsOf(build(smallCentre)));
    expect(rowsOf(build(smallCentre))).not.toBe(rowsOf(build(smallCentre, 2)));
    expect(historyOf(build(smallCentre), 'SHOP-C').rows).toEqual(historyOf(build(smallCentre), 'SHOP-C').rows);
  });
});

describe('the calendar', () => {
  const days = buildCalendar('RU', 2026, 2026);
  it('knows holidays that last several days, short days before and the first day after', () => {
    expect(['2026-01-01', '2026-01-04', '2026-01-06'].map((date) => days.get(date)?.dayType)).toEqual([
      'holiday',
      'holiday',
      'holiday',
    ]);
    expect(days.get('2026-11-03')?.dayType).toBe('pre_holiday');
    expect(days.get('2026-11-05')?.isAfterHoliday).toBe(true);
    expect(days.get('2026-11-14')?.dayType).toBe('weekend');
  });
  it('pays wages on the working day before a day off', () => {
    expect(days.get('2026-10-09')?.isPayDay).toBe(true);
    expect(days.get('2026-10-10')?.isPayDay).toBe(false);
  });
});
