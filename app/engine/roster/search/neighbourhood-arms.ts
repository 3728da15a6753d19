import type { Random } from '../../random';
import type { Neighbourhood } from '../master/sub-problem';
import type { RosterProblem } from '../model/roster-problem';
import type { TotalsShare } from '../pricing/window-edges';

/** How a neighbourhood is searched: by column generation, or by ruin and recreate. */
export type SearchMethod = 'columns' | 'recreate';

/** One shape of neighbourhood: a method, a window length and a number of people that adapts to the time of a step. */
interface Arm {
  method: SearchMethod;
  days: number;
  people: number;
  /** decayed gain and time */
  gain: number;
  elapsedMs: number;
  tries: number;
  /** starts of windows still to be visited in this round */
  starts: number[];
}

/** A neighbourhood with the arm that chose it. */
export interface ChosenNeighbourhood extends Neighbourhood {
  arm: number;
  method: SearchMethod;
}

const WINDOW_DAYS = [14, 28, 42, 56];
/** Rows of a linear programme that a step of 1.5 s solves with all people of a window. */
const EASY_ROWS = 250;
/** The first sweep ends at this part of the budget. */
const SWEEP_TIME = 0.3;
const DECAY = 0.85;
const EXPLORE = 0.15;
/** How often such a try goes to an arm that has brought nothing. */
const EXPLORE_VAIN = 0.4;
/** A step of column generation is given up after so many times the wanted time. */
const PATIENCE = 5;
const FIRST_PATIENCE = 2;
/** Horizons of so few windows that people have to make the difference between one step and the next. */
const SHORT_DAYS = 42;
/** Tries of a window with everybody before some are left out, how often nobody is, and how many stay at least. */
const FULL_TRIES = 3;
const FULL_PART = 0.15;
const LEAST_PART = 0.3;
/** Two threads share so many people between them where both look at all days. */
const SHARED_PEOPLE = 40;
/** Horizons of which a step of ruin and recreate betters little when it looks at all days. */
const LONG_DAYS = 120;
/** Horizons up to this length are also searched whole. */
const WHOLE_DAYS = 100;

/**
 * Chooses windows x people: the arm with the best gain per time, at times another; window starts in random rounds;
 * people at random. An arm's people grow and shrink until a step takes the wanted time.
 */
export class NeighbourhoodArms {
  private readonly arms: Arm[];
  /** whether the first round over a long horizon, with everybody in the shortest windows, is still going on */
  private sweeps: boolean;

  constructor(
    private readonly problem: RosterProblem,
    private readonly random: Random,
    private readonly stepMs: number,
    private readonly threads: number,
  ) {
    const { dayCount, employeeCount } = problem;
    const lengths = WINDOW_DAYS.filter((days) => days < dayCount && (dayCount <= 42 || days > 14));
    if (dayCount <= WHOLE_DAYS) lengths.push(dayCount);
    const arm = { gain: 0, elapsedMs: 0, tries: 0 };
    this.arms = lengths.map((days) => ({
      ...arm,
      method: 'columns',
      days,
      people: this.firstPeople(days),
      starts: [],
    }));
    this.sweeps = dayCount > 56 && this.arms[0].people === employeeCount;
    const half = Math.max(7, Math.floor((dayCount * 0.45) / 7) * 7);
    const recreated = threads > 1 && dayCount > 2 * 28 ? [half, 56] : [dayCount];
    if (dayCount > LONG_DAYS) recreated.push(28);
    for (const days of recreated) {
      // why: threads that change the same rows on the same days undo each other's work
      const isShared = threads > 1 && days === dayCount && employeeCount >= SHARED_PEOPLE;
      const people = isShared ? Math.ceil(employeeCount / threads) : employeeCount;
      this.arms.push({ ...arm, method: 'recreate', days: Math.min(days, dayCount), people, starts: [] });
    }
  }

  /** Everybody where the linear programme stays small, else fewer by the square of its size. */
  private firstPeople(days: number): number {
    const { employeeCount, shiftCount } = this.problem;
    const room = EASY_ROWS * Math.cbrt(this.stepMs / 1500);
    const part = room / (days * shiftCount + employeeCount);
    return Math.max(2, Math.min(employeeCount, Math.round(employeeCount * part * part)));
  }

  /**
   * @param busy neighbourhoods that other threads work on; overlaps are avoided where possible
   * @param usedTime part of the budget that is used, 0 to 1
   */
  choose(busy: Neighbourhood[], usedTime: number): ChosenNeighbourhood {
    if (usedTime > SWEEP_TIME) this.sweeps = false;
    const index = this.sweeps ? 0 : this.chooseArm();
    const arm = this.arms[index];
    const first = this.chooseStart(arm, busy);
    if (arm.starts.length === 0) this.sweeps = false;
    const end = Math.min(first + arm.days, this.problem.dayCount);
    const isBusy = new Set(
      busy.filter((other) => other.first < end + 7 && first < other.end + 7).flatMap((other) => other.people),
    );
    const people = this.random.shuffle(Array.from({ length: this.problem.employeeCount }, (_, person) => person));
    const wanted = [
      ...people.filter((person) => !isBusy.has(person)),
      ...people.filter((person) => isBusy.has(person)),
    ];
    const chosen = wanted.slice(0, this.choosePeopleCount(arm));
    return {
      arm: index,
      method: arm.method,
      first,
      end,
      people: chosen,
      shares: this.shareTotals(first, end, chosen, busy),
    };
  }

  /** A window that everybody fits into is searched with some of them too, each time others. */
  private choosePeopleCount(arm: Arm): number {
    const { dayCount, employeeCount } = this.problem;
    const isNew = this.sweeps || arm.tries < FULL_TRIES || (dayCount > SHORT_DAYS && arm.gain > 1e-3);
    if (arm.method === 'recreate' || arm.people < employeeCount || isNew) return arm.people;
    if (this.random.next() < FULL_PART) return employeeCount;
    return Math.ceil(employeeCount * (LEAST_PART + (1 - LEAST_PART) * this.random.next()));
  }

  /** Where another thread may change the same rows outside the window, each gets a part of the free totals. */
  private shareTotals(first: number, end: number, people: number[], busy: Neighbourhood[]): TotalsShare[] | undefined {
    if (this.threads === 1 || end - first === this.problem.dayCount) return undefined;
    return people.map((person) => {
      for (const other of busy) {
        const place = other.people.indexOf(person);
        if (place >= 0 && other.shares) return other.shares[place] === 'lesser' ? 'greater' : 'lesser';
      }
      return this.random.next() < 0.5 ? 'lesser' : 'greater';
    });
  }

  private chooseArm(): number {
    // why: the last arms anneal for one step and no longer, which any size of problem allows
    const untried = this.arms.findLastIndex((arm) => arm.tries < 1);
    if (untried >= 0) return untried;
    const other = this.random.next() < EXPLORE ? this.random.int(this.arms.length) : -1;
    if (other >= 0 && (this.mayGain(other) || this.random.next() < EXPLORE_VAIN)) return other;
    let best = 0;
    this.arms.forEach((arm, index) => {
      if (arm.gain / arm.elapsedMs > this.arms[best].gain / this.arms[best].elapsedMs) best = index;
    });
    return this.arms[best].gain > 1e-3 ? best : this.random.int(this.arms.length);
  }

  private mayGain(index: number): boolean {
    return this.arms[index].tries < 2 || this.arms[index].gain > 1e-3;
  }

  /** Most time of a step, in wanted times; little for an arm that has brought nothing yet. */
  patience(chosen: ChosenNeighbourhood): number {
    return this.arms[chosen.arm].gain > 1e-3 ? PATIENCE : FIRST_PATIENCE;
  }

  private chooseStart(arm: Arm, busy: Neighbourhood[]): number {
    const { dayCount } = this.problem;
    if (arm.starts.length === 0) {
      const last = Math.ceil((dayCount - arm.days) / 7) * 7;
      // why: the first round sees each day once, so that a long horizon is through soon
      const isFirst = arm.tries === 0 && arm.method === 'recreate';
      const stride = isFirst ? arm.days : Math.max(7, Math.floor(arm.days / 14) * 7);
      const offset = last > 0 && !isFirst ? this.random.int(Math.min(stride, last + 7) / 7) * 7 : 0;
      for (let start = offset; start <= last; start += stride) arm.starts.push(start);
      this.random.shuffle(arm.starts);
    }
    const overlaps = (start: number) =>
      busy.some((other) => other.first < start + arm.days + 7 && start < other.end + 7);
    const free = arm.starts.findIndex((start) => !overlaps(start));
    return arm.starts.splice(Math.max(0, free), 1)[0];
  }

  /** Tells what a step brought. */
  reward(chosen: ChosenNeighbourhood, gain: number, elapsedMs: number): void {
    const arm = this.arms[chosen.arm];
    arm.tries++;
    arm.gain = DECAY * arm.gain + gain;
    arm.elapsedMs = DECAY * arm.elapsedMs + Math.max(1, elapsedMs);
    const most = this.problem.employeeCount;
    if (arm.method === 'recreate') return;
    if (elapsedMs < 0.6 * this.stepMs) arm.people = Math.min(most, Math.ceil(arm.people * 1.12));
    else if (elapsedMs > 1.6 * this.stepMs) {
      const part = Math.max(0.5, Math.min(0.85, (1.6 * this.stepMs) / elapsedMs));
      arm.people = Math.max(2, Math.floor(arm.people * part));
    }
  }
}
