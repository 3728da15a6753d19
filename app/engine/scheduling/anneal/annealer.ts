import { cellCost } from '../model/cell-cost';
import type { Instance } from '../model/instance';
import type { PrivateView } from '../model/private-view';
import type { Roster } from '../model/roster';
import { codeParts, codeTransfer, NO_CODE, PAUSE_CODE, SKILL_PLACES } from '../model/share-codes';
import { ExchangeMoves } from './exchange-moves';
import { FastRandom } from './fast-random';
import { keepsLongestWork } from './keeps-longest-work';
import { ShiftMoves } from './shift-moves';

/** How often each kind of move is tried (parts; the rest are pauses), and how hot the small ones run. */
export interface MoveMix {
  share: number;
  slide: number;
  change: number;
  changeTwo: number;
  day: number;
  addOrDrop: number;
  exchangeDay: number;
  exchangeWeek: number;
  /** Temperature of share and pause moves in parts of the temperature of shift moves. */
  shareHeat: number;
  pauseHeat: number;
}

export const DEFAULT_MIX: MoveMix = {
  share: 0.24,
  slide: 0.12,
  change: 0.12,
  changeTwo: 0.05,
  day: 0.05,
  addOrDrop: 0.02,
  exchangeDay: 0.04,
  exchangeWeek: 0.01,
  shareHeat: 0.3,
  pauseHeat: 0.5,
};

/** Moves of some people in one day before others are drawn: what is known of them stays near the processor. */
const MOVES_PER_STRETCH = 2000;
const PEOPLE_PER_STRETCH = 250;

/** People (indexes) and days whose work may change. */
export interface AnnealScope {
  people: Int32Array;
  days: Int32Array;
}

/**
 * Simulated annealing on a lawful roster (Kirkpatrick, Gelatt and Vecchi, 1983) with small moves: share of an interval
 * between skills, one pause, start and length of a shift, work day against day off, shifts of two people. Every state it visits is lawful.
 */
export class Annealer {
  private readonly random: FastRandom;
  private readonly moves: ShiftMoves;
  private readonly exchanges: ExchangeMoves;
  private readonly days: Int32Array;
  private readonly isOwnDay: Uint8Array;
  private people: Int32Array = new Int32Array(0);
  private multiSkilled: Int32Array = new Int32Array(0);
  /** People with the same main group, by first cell of the group. */
  private readonly peersOfGroup = new Map<number, Int32Array>();
  private readonly oneDay = new Int32Array(1);
  moveCount = 0;

  /** @param days days of the horizon this annealer may change */
  constructor(
    private readonly instance: Instance,
    private readonly roster: Roster,
    drawSeed: () => number,
    scope: AnnealScope,
    private readonly mix: MoveMix = DEFAULT_MIX,
    view: PrivateView | null = null,
  ) {
    this.random = new FastRandom(drawSeed);
    this.moves = new ShiftMoves(instance, roster, this.random);
    this.exchanges = new ExchangeMoves(instance, roster, view);
    this.days = scope.days;
    this.isOwnDay = new Uint8Array(instance.dayCount);
    for (const day of scope.days) this.isOwnDay[day] = 1;
    this.setPeople(scope.people);
  }

  /** Chooses the people whose work this annealer may change. */
  setPeople(people: Int32Array): void {
    const { instance } = this;
    this.people = people.filter((e) => instance.skillCount[e] > 0);
    this.multiSkilled = this.people.filter((e) => instance.skillCount[e] > 1);
    this.peersOfGroup.clear();
    const byGroup = new Map<number, number[]>();
    for (const e of this.people) {
      const group = instance.skillBase[e * SKILL_PLACES];
      const list = byGroup.get(group);
      if (list === undefined) byGroup.set(group, [e]);
      else list.push(e);
    }
    for (const [group, list] of byGroup) this.peersOfGroup.set(group, Int32Array.from(list));
  }

  /** Runs moves at one temperature; returns the change of cost. Moves of one stretch lie in the same day: fewer cells to fetch. */
  run(count: number, temperature: number): number {
    const { random, days, mix, multiSkilled, moves, people } = this;
    this.moveCount += count;
    if (people.length === 0 || days.length === 0) return 0;
    const shareEnd = multiSkilled.length > 0 ? mix.share : 0;
    const slideEnd = shareEnd + mix.slide;
    const changeEnd = slideEnd + mix.change;
    const twoEnd = changeEnd + mix.changeTwo;
    const dayEnd = twoEnd + mix.day;
    const addEnd = dayEnd + mix.addOrDrop;
    const exchangeEnd = addEnd + mix.exchangeDay;
    const weekEnd = exchangeEnd + mix.exchangeWeek;
    let total = 0;
    let day = 0;
    let left = 0;
    let firstPerson = 0;
    let firstSharer = 0;
    for (let i = 0; i < count; i++) {
      if (left-- === 0) {
        day = days[random.below(days.length)];
        firstPerson = random.below(people.length);
        firstSharer = random.below(multiSkilled.length);
        left = MOVES_PER_STRETCH;
      }
      const draw = random.next();
      if (draw < shareEnd) {
        const employee = this.personNear(multiSkilled, firstSharer);
        total += this.moveShare(employee, day, temperature * mix.shareHeat);
        continue;
      }
      const employee = this.personNear(people, firstPerson);
      if (draw >= weekEnd) {
        total += this.movePause(employee, day, temperature * mix.pauseHeat);
        continue;
      }
      const limit = this.drawLimit(temperature);
      if (draw < slideEnd) total += moves.slideShift(employee, day, limit);
      else if (draw < changeEnd) total += moves.changeShift(employee, day, limit);
      else if (draw < dayEnd) {
        const other = this.otherDayOfWeek(day);
        if (other < 0) continue;
        if (draw < twoEnd) total += moves.changeTwoShifts(employee, day, other, limit);
        else total += moves.moveDay(employee, day, other, limit);
      } else if (draw < addEnd) total += moves.addOrDrop(employee, day, limit);
      else total += this.exchange(employee, day, draw >= exchangeEnd, limit);
    }
    return total;
  }

  /** Whether anyone may divide an interval between skills. */
  get canShare(): boolean {
    return this.multiSkilled.length > 0 && this.days.length > 0;
  }

  /** Moves of shares alone, at one temperature: who works when stays, what they do in each interval settles. */
  runShares(count: number, temperature: number): void {
    const { random, days, multiSkilled } = this;
    if (!this.canShare) return;
    for (let done = 0; done < count; done += MOVES_PER_STRETCH) {
      const day = days[random.below(days.length)];
      const first = random.below(multiSkilled.length);
      const stretch = Math.min(MOVES_PER_STRETCH, count - done);
      for (let i = 0; i < stretch; i++) this.moveShare(this.personNear(multiSkilled, first), day, temperature);
    }
  }

  /** One of the people that follow the first in the list. */
  private personNear(people: Int32Array, first: number): number {
    const { length } = people;
    const at = first + this.random.below(Math.min(length, PEOPLE_PER_STRETCH));
    return people[at < length ? at : at - length];
  }

  private exchange(employee: number, day: number, isWholeWeek: boolean, limit: number): number {
    const { instance, random, oneDay } = this;
    const peers = this.peersOfGroup.get(instance.skillBase[employee * SKILL_PLACES]);
    if (peers === undefined) return 0;
    const other = peers[random.below(peers.length)];
    if (other === employee) return 0;
    if (!isWholeWeek) {
      oneDay[0] = day;
      return this.exchanges.exchange(employee, other, oneDay, limit);
    }
    const week = instance.weekOfDay[day];
    const own = instance.limits[employee * instance.weekCount + week].days;
    const others = instance.limits[other * instance.weekCount + week].days;
    if (own.length === 0 || own.length !== others.length || own[0] !== others[0]) return 0;
    return this.exchanges.exchange(employee, other, own, limit);
  }

  /** Places pauses and shares of every shift again, exactly, where that gains more than `minGain`, until a round gains little. */
  *polish(rounds: number, minGain = 1e-9): Generator<undefined, void> {
    const { moves, people } = this;
    for (let round = 0; round < rounds; round++) {
      let change = 0;
      for (let i = 0; i < people.length; i++) {
        for (const day of this.days) change += moves.placeAgain(people[i], day, minGain);
        if (i % 64 === 63) yield;
      }
      if (change > -0.05) break;
    }
  }

  /** Largest rise of cost that the next move may cause (Metropolis rule, drawn before the move). */
  private drawLimit(temperature: number): number {
    return temperature <= 0 ? -1e-12 : -temperature * Math.log(1 - this.random.next()) - 1e-12;
  }

  private otherDayOfWeek(day: number): number {
    const { days, instance, random } = this;
    const near = day - instance.weekdayOfDay[day] + 1 + random.below(7);
    if (near === day || near < days[0] || near > days[days.length - 1]) return -1;
    return instance.weekOfDay[near] === instance.weekOfDay[day] && this.isOwnDay[near] === 1 ? near : -1;
  }

  /** Moves a part of one agent's interval from one skill to another. */
  private moveShare(employee: number, day: number, temperature: number): number {
    const { instance, roster, random } = this;
    const cell = employee * instance.dayCount + day;
    const start = roster.start[cell];
    if (start < 0) return 0;
    const offset = random.below(instance.kindSpan[roster.kind[cell]]);
    const at = cell * instance.maxSpan + offset;
    const code = roster.share[at];
    if (code === PAUSE_CODE) return 0;
    const count = instance.skillCount[employee];
    const from = random.below(count);
    let to = random.below(count - 1);
    if (to >= from) to++;
    if (codeParts[code * SKILL_PLACES + from] === 0) return 0;
    const place = employee * SKILL_PLACES;
    const slot = start + offset;
    const fromCell = instance.skillBase[place + from] + slot;
    const toCell = instance.skillBase[place + to] + slot;
    const loss = instance.skillHundredths[place + from];
    const gain = instance.skillHundredths[place + to];
    const { cost, demand } = instance;
    const { coverage } = roster;
    const delta =
      cellCost(cost, demand[fromCell], fromCell, coverage[fromCell] - loss) -
      cellCost(cost, demand[fromCell], fromCell, coverage[fromCell]) +
      cellCost(cost, demand[toCell], toCell, coverage[toCell] + gain) -
      cellCost(cost, demand[toCell], toCell, coverage[toCell]) +
      instance.skillCost[place + to] -
      instance.skillCost[place + from];
    if (delta >= 0 && delta > this.drawLimit(temperature)) return 0;
    const next = codeTransfer[(code * SKILL_PLACES + from) * SKILL_PLACES + to];
    if (next === NO_CODE) return 0;
    roster.share[at] = next;
    coverage[fromCell] -= loss;
    coverage[toCell] += gain;
    return delta;
  }

  /** Moves one pause by up to four slots; the freed slots are worked with their best split. */
  private movePause(employee: number, day: number, temperature: number): number {
    const { instance, roster, random } = this;
    const cell = employee * instance.dayCount + day;
    const start = roster.start[cell];
    if (start < 0 || instance.skillCount[employee] === 0) return 0;
    const kind = instance.kinds[roster.kind[cell]];
    const count = kind.pauses.length;
    if (count === 0) return 0;
    const index = random.below(count);
    const rule = kind.pauses[index];
    const base = cell * instance.maxPauses;
    const position = roster.pause[base + index];
    const step = random.below(8);
    const moved = position + (step < 4 ? step - 4 : step - 3);
    if (moved < rule.earliest || moved > rule.latest) return 0;
    if (index > 0 && moved < roster.pause[base + index - 1] + kind.pauses[index - 1].slots + kind.spacingSlots)
      return 0;
    if (index < count - 1 && moved + rule.slots + kind.spacingSlots > roster.pause[base + index + 1]) return 0;
    if (kind.longestWorkSlots > 0 && !keepsLongestWork(roster, cell, index, moved)) return 0;
    const length = Math.min(Math.abs(moved - position), rule.slots);
    const freed = moved > position ? position : position + rule.slots - length;
    const rested = moved > position ? moved + rule.slots - length : moved;
    const shares = cell * instance.maxSpan;
    let delta = 0;
    for (let i = 0; i < length; i++) {
      delta += roster.bestCostOfAdding(employee, start + freed + i);
      delta -= roster.costOfPresent(employee, start + rested + i, roster.share[shares + rested + i]);
    }
    if (delta >= 0 && delta > this.drawLimit(temperature)) return 0;
    for (let i = 0; i < length; i++) {
      roster.addWork(employee, start + rested + i, roster.share[shares + rested + i], -1);
    }
    for (let i = 0; i < length; i++) {
      const slot = start + freed + i;
      const code = roster.bestCode(employee, slot);
      roster.share[shares + rested + i] = PAUSE_CODE;
      roster.share[shares + freed + i] = code;
      roster.addWork(employee, slot, code, 1);
    }
    roster.pause[base + index] = moved;
    return delta;
  }
}
