import {
  type Employee,
  type GeneratedShift,
  type RuleName,
  reoptimizeBreaks,
  type ScheduleProblem,
  validateSchedule,
} from '~/engine/scheduling';
import { addDays } from '~/engine/time';
import { draftShift } from './draft-shift';
import { findGaps } from './find-gaps';
import { type Candidate, listCandidates, relocate } from './list-candidates';
import { reoptimizePart } from './reoptimize-part';
import { costHours, scoreSuggestion } from './score-suggestion';
import { StaffingMap } from './staffing-map';
import type {
  CoverageGap,
  Suggestion,
  SuggestionInput,
  SuggestionOptions,
  SuggestionPattern,
  SuggestionStage,
} from './types';

const GAPS_PER_LEVEL = 8;
const SURPLUS_PART = 4;
const TRIES_PER_PATTERN = 16;
const KEPT_PER_PATTERN = 2;
const KEPT_PER_GAP = 4;
const DAY_STABILITY = 1;
/** Least hours and days follow from what there is to do: missing them is shown, and no fault of a change. */
const FOLLOWING_RULES: ReadonlySet<RuleName> = new Set(['weekly_min', 'days_min', 'fixed_shift']);
const PAUSE_MIN_GAIN = 0.05;
/** Parts of the time: single changes until here, whole days after. */
const SINGLES_PART = 0.6;

/**
 * Changes of a schedule that would help it, each lawful by itself, the best first: pauses of a day placed anew, a shift moved,
 * lengthened, shortened or added for one person, a whole day planned anew with few changes. Stages: coverage, gaps,
 * candidates, whole days, scores. Cancelling or the end of the time gives what was found by then.
 * @throws InvalidInput as generateSchedule
 */
export async function suggestImprovements(
  { problem, shifts }: SuggestionInput,
  options: SuggestionOptions,
): Promise<Suggestion[]> {
  const search = new SuggestionSearch(problem, shifts, options);
  return search.run();
}

class SuggestionSearch {
  private readonly endMs: number;
  private readonly beganMs = performance.now();
  private readonly map: StaffingMap;
  private readonly byPerson = new Map<string, GeneratedShift[]>();
  private readonly employees: Map<string, Employee>;
  private readonly brokenBefore = new Map<string, Set<string>>();
  private readonly shortBefore: number;
  private readonly rules: RuleName[];
  private readonly found: Suggestion[] = [];

  constructor(
    private readonly problem: ScheduleProblem,
    private readonly shifts: GeneratedShift[],
    private readonly options: SuggestionOptions,
  ) {
    this.endMs = this.beganMs + options.timeBudgetMs;
    this.map = new StaffingMap(problem, shifts);
    this.shortBefore = this.map.totalShortHours();
    this.employees = new Map(problem.employees.map((employee) => [employee.id, employee]));
    for (const shift of shifts) {
      const own = this.byPerson.get(shift.employeeId);
      if (own) own.push(shift);
      else this.byPerson.set(shift.employeeId, [shift]);
    }
    this.rules = (Object.keys(problem.rules ?? {}) as RuleName[]).filter((rule) => problem.rules?.[rule] !== 'ignore');
  }

  async run(): Promise<Suggestion[]> {
    const { options } = this;
    this.report('coverage');
    const level = Math.max(1, Math.min(5, options.complexity));
    const zoneOf = (groupId: string) => this.zoneOf(groupId);
    const gaps = findGaps(this.map, 'short', zoneOf, options.dates).slice(0, GAPS_PER_LEVEL * level);
    const surplus = findGaps(this.map, 'surplus', zoneOf, options.dates).slice(0, SURPLUS_PART * level);
    this.report('gaps');
    const singlesEndMs = level >= 3 ? this.beganMs + options.timeBudgetMs * SINGLES_PART : this.endMs;
    this.suggestPauses(gaps);
    for (const gap of [...gaps, ...surplus]) {
      if (this.isOver(singlesEndMs)) break;
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      this.suggestSingles(gap, singlesEndMs);
      this.report('candidates');
    }
    if (level >= 3) await this.suggestDays(gaps, level);
    this.report('scoring');
    const least = 65 - 3 * Math.max(1, Math.min(10, options.aggressiveness));
    return this.found
      .filter((item) => item.score.total >= least)
      .sort((a, b) => b.score.total - a.score.total)
      .slice(0, 4 + 4 * options.aggressiveness);
  }

  private isOver(endMs: number): boolean {
    return performance.now() >= endMs || this.options.isCancelled?.() === true;
  }

  private report(stage: SuggestionStage): void {
    const fraction = Math.min(1, (performance.now() - this.beganMs) / Math.max(1, this.options.timeBudgetMs));
    this.options.onProgress?.({ stage, fraction, found: this.found.length });
  }

  private mayChange(employeeId: string): boolean {
    return this.options.employeeIds?.has(employeeId) ?? true;
  }

  private mayChangeOn(date: string): boolean {
    const { startDate, days } = this.problem.horizon;
    return date >= startDate && date < addDays(startDate, days) && (this.options.dates?.has(date) ?? true);
  }

  private zoneOf(groupId: string): string {
    const member = this.problem.employees.find((employee) =>
      employee.skills.some((skill) => skill.groupId === groupId),
    );
    return member?.zone ?? 'UTC';
  }

  /** One suggestion for each date with a shortage: its pauses placed anew where a move pays for itself. */
  private suggestPauses(gaps: CoverageGap[]): void {
    for (const gap of firstOfDate(gaps)) {
      if (this.isOver(this.endMs)) return;
      const scope = { date: gap.date, minGainPerShift: PAUSE_MIN_GAIN, seed: this.options.seed };
      const result = reoptimizeBreaks(this.problem, this.shifts, { ...scope, employeeIds: this.options.employeeIds });
      const [removed, added] = changedPairs(this.shifts, result.shifts);
      this.keep('pauses', gap, removed, added, new Set(added.map((shift) => shift.employeeId)).size);
    }
  }

  private suggestSingles(gap: CoverageGap, endMs: number): void {
    const employees = this.problem.employees.filter(({ id }) => this.mayChange(id));
    const candidates = listCandidates(gap, employees, this.problem.templates, this.byPerson);
    const byPattern = new Map<SuggestionPattern, Candidate[]>();
    const lossOf = (shift: GeneratedShift) => this.map.measure([shift], []).short;
    for (const candidate of [...candidates, ...relocate(candidates, this.byPerson, lossOf)]) {
      byPattern.set(candidate.pattern, [...(byPattern.get(candidate.pattern) ?? []), candidate]);
    }
    const kept: Suggestion[] = [];
    for (const list of byPattern.values()) {
      const lawful: Suggestion[] = [];
      let tried = 0;
      for (const candidate of list.slice(0, TRIES_PER_PATTERN)) {
        if (this.isOver(endMs)) break;
        tried += 1;
        const suggestion = this.tryCandidate(candidate, gap);
        if (suggestion) lawful.push(suggestion);
      }
      lawful.sort((a, b) => b.score.total - a.score.total);
      // why: not everybody is tried; of the others as many are taken to be lawful as among those who were
      const operatorsAvailable = tried > 0 ? Math.max(1, Math.floor((list.length * lawful.length) / tried)) : 0;
      kept.push(...lawful.slice(0, KEPT_PER_PATTERN).map((item) => ({ ...item, operatorsAvailable })));
    }
    kept.sort((a, b) => b.score.total - a.score.total);
    this.found.push(...kept.slice(0, KEPT_PER_GAP));
  }

  private tryCandidate(candidate: Candidate, gap: CoverageGap): Suggestion | null {
    const { employee, removed, place } = candidate;
    const others = this.shifts.filter((shift) => shift !== removed);
    const shift = draftShift(this.problem, others, { employeeId: employee.id, zone: employee.zone }, place);
    return shift && this.assess(candidate.pattern, gap, removed ? [removed] : [], [shift], 1);
  }

  /** The dates with the largest shortage and their neighbours, planned anew with few changes. */
  private async suggestDays(gaps: CoverageGap[], level: number): Promise<void> {
    const days = firstOfDate(gaps).slice(0, level - 1);
    for (const [i, gap] of days.entries()) {
      if (this.isOver(this.endMs)) return;
      const leftMs = this.endMs - performance.now();
      const dates = new Set([-1, 0, 1].map((days) => addDays(gap.date, days)).filter((date) => this.mayChangeOn(date)));
      const result = await reoptimizePart(
        this.problem,
        this.shifts,
        { dates, employeeIds: this.options.employeeIds, stability: DAY_STABILITY },
        {
          seed: this.options.seed,
          timeBudgetMs: Math.max(200, leftMs / (days.length - i)),
          isCancelled: this.options.isCancelled,
          withoutBound: true,
        },
      );
      const isOfDay = (shift: GeneratedShift) => dates.has(shift.date);
      const [removed, added] = changedPairs(this.shifts.filter(isOfDay), result.shifts.filter(isOfDay));
      this.keep('day', gap, removed, added, new Set([...removed, ...added].map((shift) => shift.employeeId)).size);
      this.report('days');
    }
  }

  private keep(
    pattern: SuggestionPattern,
    gap: CoverageGap,
    removed: GeneratedShift[],
    added: GeneratedShift[],
    available: number,
  ): void {
    if (!added.length && !removed.length) return;
    const suggestion = this.assess(pattern, gap, removed, added, available);
    if (suggestion) this.found.push(suggestion);
  }

  /** Figures and score of a change; null where it breaks a rule or helps nobody. */
  private assess(
    pattern: SuggestionPattern,
    gap: CoverageGap,
    removed: GeneratedShift[],
    added: GeneratedShift[],
    operatorsAvailable: number,
  ): Suggestion | null {
    const { map } = this;
    const { short, over } = map.measure(removed, added);
    if (gap.kind === 'short' ? short > -0.1 : over > -0.1 || short > 0.1) return null;
    const employeeIds = [...new Set([...removed, ...added].map((shift) => shift.employeeId))];
    const people = employeeIds.flatMap((id) => {
      const employee = this.employees.get(id);
      if (!employee) return [];
      const before = this.byPerson.get(id) ?? [];
      const gone = new Set(removed);
      return [
        {
          employee,
          before,
          after: [...before.filter((s) => !gone.has(s)), ...added.filter((s) => s.employeeId === id)],
        },
      ];
    });
    const broken = this.findBroken(people);
    if (broken === null) return null;
    let costChangeHours = 0;
    let overtimeHours = 0;
    for (const { employee, before, after } of people) {
      const [was, is] = [costHours(employee, before), costHours(employee, after)];
      costChangeHours += is.cost - was.cost;
      overtimeHours += is.overtime - was.overtime;
    }
    const g = map.indexOf(gap.groupId);
    const gapBefore = map.hoursBetween(g, gap.startMs, gap.endMs, gap.kind);
    map.replace(removed, added);
    const gapAfter = map.hoursBetween(g, gap.startMs, gap.endMs, gap.kind);
    map.replace(added, removed);
    // why: what helps elsewhere alone is no answer to this gap
    if (gapAfter >= gapBefore) return null;
    const score = scoreSuggestion(map, {
      problem: this.problem,
      gap,
      removed,
      added,
      people,
      shortChange: short,
      overChange: over,
      costChangeHours,
      overtimeHours,
      brokenSoftRules: broken,
    });
    const operatorsNeeded = Math.max(1, Math.ceil(gap.peakAgents));
    return {
      pattern,
      gap,
      removed,
      added,
      employeeIds,
      gapBefore,
      gapAfter,
      shortBefore: this.shortBefore,
      shortAfter: this.shortBefore + short,
      costChangeHours,
      overtimeHours,
      operatorsNeeded,
      operatorsAvailable,
      checkedRules: this.rules,
      score,
    };
  }

  /** Number of soft rules broken anew, or null where a hard one is. */
  private findBroken(
    people: { employee: Employee; before: GeneratedShift[]; after: GeneratedShift[] }[],
  ): number | null {
    let soft = 0;
    for (const { employee, before, after } of people) {
      const own = { ...this.problem, employees: [employee] };
      let known = this.brokenBefore.get(employee.id);
      if (!known) {
        known = new Set(validateSchedule(own, before).map((item) => `${item.rule} ${item.date}`));
        this.brokenBefore.set(employee.id, known);
      }
      for (const item of validateSchedule(own, after)) {
        if (known.has(`${item.rule} ${item.date}`) || FOLLOWING_RULES.has(item.rule)) continue;
        if (item.mode === 'planning_only' || item.mode === 'warn') return null;
        soft += 1;
      }
    }
    return soft;
  }
}

/** The largest gap of each date. */
function firstOfDate(gaps: CoverageGap[]): CoverageGap[] {
  const dates = new Set<string>();
  return gaps.filter(({ date }) => !dates.has(date) && dates.add(date));
}

const describe = (shift: GeneratedShift): string =>
  `${shift.employeeId} ${shift.startMs} ${shift.endMs} ${shift.templateId} ${shift.pauses.map((p) => p.startMs).join(',')}`;

/** Shifts of the first list that are not in the second, and the other way round. */
function changedPairs(before: GeneratedShift[], after: GeneratedShift[]): [GeneratedShift[], GeneratedShift[]] {
  const old = new Set(before.map(describe));
  const renewed = new Set(after.map(describe));
  return [before.filter((shift) => !renewed.has(describe(shift))), after.filter((shift) => !old.has(describe(shift)))];
}
