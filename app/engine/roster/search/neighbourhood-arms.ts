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
    for (const days of recreated) {
      this.arms.push({ ...arm, method: 'recreate', days: Math.min(days, dayCount), people: employeeCount, starts: [] });
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
    const chosen = wanted.slice(0, arm.people);
    return {
      arm: index,
      method: arm.method,
      first,
      end,
      people: chosen,
      shares: this.shareTotals(first, end, chosen, busy),
    };
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
    if (this.random.next() < EXPLORE) return this.random.int(this.arms.length);
    let best = 0;
    this.arms.forEach((arm, index) => {
      if (arm.gain / arm.elapsedMs > this.arms[best].gain / this.arms[best].elapsedMs) best = index;
    });
    return this.arms[best].gain > 1e-3 ? best : this.random.int(this.arms.length);
  }

  private chooseStart(arm: Arm, busy: Neighbourhood[]): number {
    const { dayCount } = this.problem;
    if (arm.starts.length === 0) {
      const last = Math.ceil((dayCount - arm.days) / 7) * 7;
      const stride = Math.max(7, Math.floor(arm.days / 14) * 7);
      const offset = last > 0 ? this.random.int(Math.min(stride, last + 7) / 7) * 7 : 0;
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
    else if (elapsedMs > 1.6 * this.stepMs) arm.people = Math.max(2, Math.floor(arm.people * 0.85));
  }
}
