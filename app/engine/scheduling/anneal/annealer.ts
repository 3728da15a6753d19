import type { Instance } from '../model/instance';
import { cellCost, type Roster } from '../model/roster';
import { codeQuarters, codeTransfer, NO_CODE, PAUSE_CODE, SKILL_PLACES } from '../model/share-codes';
import { ExchangeMoves } from './exchange-moves';
import { FastRandom } from './fast-random';
import { ShiftMoves } from './shift-moves';

/** How often each kind of move is tried (parts; the rest are pauses), and how hot the small ones run. */
export interface MoveMix {
  share: number;
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
  share: 0.36,
  change: 0.14,
  changeTwo: 0.05,
  day: 0.05,
  addOrDrop: 0.02,
  exchangeDay: 0.04,
  exchangeWeek: 0.01,
  shareHeat: 0,
  pauseHeat: 0,
};

/**
 * Simulated annealing on a lawful roster (Kirkpatrick, Gelatt and Vecchi, 1983) with small moves: share of an interval
 * between skills, one pause, start and length of a shift, work day against day off, shifts of two people. Every state it visits is lawful.
 */
export class Annealer {
  private readonly random: FastRandom;
  private readonly moves: ShiftMoves;
  private readonly exchanges: ExchangeMoves;
  private readonly multiSkilled: Int32Array;
  /** People with the same main group, by employee. */
  private readonly peers: Int32Array[];
  private readonly oneDay = new Int32Array(1);
  moveCount = 0;

  /** @param days days of the horizon this annealer may change */
  constructor(
    private readonly instance: Instance,
    private readonly roster: Roster,
    drawSeed: () => number,
    private readonly days: Int32Array,
    private readonly mix: MoveMix = DEFAULT_MIX,
  ) {
    this.random = new FastRandom(drawSeed);
    this.moves = new ShiftMoves(instance, roster, this.random);
    this.exchanges = new ExchangeMoves(instance, roster);
    const everyone = Array.from({ length: instance.employeeCount }, (_, e) => e);
    this.multiSkilled = Int32Array.from(everyone.filter((e) => instance.skillCount[e] > 1));
    const byGroup = new Map<number, number[]>();
    for (const e of everyone) {
      const group = instance.skillCount[e] === 0 ? -1 : instance.skillBase[e * SKILL_PLACES];
      byGroup.set(group, [...(byGroup.get(group) ?? []), e]);
    }
    const lists = new Map([...byGroup].map(([group, list]) => [group, Int32Array.from(list)]));
    this.peers = everyone.map(
      (e) => lists.get(instance.skillCount[e] === 0 ? -1 : instance.skillBase[e * SKILL_PLACES]) ?? new Int32Array(0),
    );
  }

  /** Runs moves at one temperature; returns the change of cost. */
  run(count: number, temperature: number): number {
    const { random, days, instance, mix, multiSkilled, moves } = this;
    const people = instance.employeeCount;
    if (people === 0 || days.length === 0) return 0;
    const shareEnd = multiSkilled.length > 0 ? mix.share : 0;
    const changeEnd = shareEnd + mix.change;
    const twoEnd = changeEnd + mix.changeTwo;
    const dayEnd = twoEnd + mix.day;
    const addEnd = dayEnd + mix.addOrDrop;
    const exchangeEnd = addEnd + mix.exchangeDay;
    const weekEnd = exchangeEnd + mix.exchangeWeek;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const draw = random.next();
      const day = days[random.below(days.length)];
      if (draw < shareEnd) {
        const employee = multiSkilled[random.below(multiSkilled.length)];
        total += this.moveShare(employee, day, temperature * mix.shareHeat);
        continue;
      }
      const employee = random.below(people);
      if (draw >= weekEnd) {
        total += this.movePause(employee, day, temperature * mix.pauseHeat);
        continue;
      }
      const limit = this.drawLimit(temperature);
      if (draw < changeEnd) total += moves.changeShift(employee, day, limit);
      else if (draw < dayEnd) {
        const other = this.otherDayOfWeek(day);
        if (other < 0) continue;
        if (draw < twoEnd) total += moves.changeTwoShifts(employee, day, other, limit);
        else total += moves.moveDay(employee, day, other, limit);
      } else if (draw < addEnd) total += moves.addOrDrop(employee, day, limit);
      else total += this.exchange(employee, day, draw >= exchangeEnd, limit);
    }
    this.moveCount += count;
    return total;
  }

  private exchange(employee: number, day: number, isWholeWeek: boolean, limit: number): number {
    const { instance, random, oneDay } = this;
    const peers = this.peers[employee];
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

  /** Places pauses and shares of every shift again, exactly, until a round gains little. Returns the change of cost. */
  polish(rounds: number, shouldStop: () => boolean): number {
    const { instance, moves } = this;
    let total = 0;
    for (let round = 0; round < rounds; round++) {
      let change = 0;
      for (let e = 0; e < instance.employeeCount; e++) {
        for (const day of this.days) change += moves.placeAgain(e, day);
        if (e % 64 === 63 && shouldStop()) return total + change;
      }
      total += change;
      if (change > -0.05) break;
    }
    return total;
  }

  /** Largest rise of cost that the next move may cause (Metropolis rule, drawn before the move). */
  private drawLimit(temperature: number): number {
    return temperature <= 0 ? -1e-12 : -temperature * Math.log(1 - this.random.next()) - 1e-12;
  }

  private otherDayOfWeek(day: number): number {
    const { days, instance, random } = this;
    const other = days[random.below(days.length)];
    if (other !== day && instance.weekOfDay[other] === instance.weekOfDay[day]) return other;
    const near = day - instance.weekdayOfDay[day] + 1 + random.below(7);
    if (near === day || near < days[0] || near > days[days.length - 1]) return -1;
    return instance.weekOfDay[near] === instance.weekOfDay[day] ? near : -1;
  }

  /** Moves a quarter of one agent's interval from one skill to another. */
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
    if (codeQuarters[code * SKILL_PLACES + from] === 0) return 0;
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
    const length = Math.min(Math.abs(moved - position), rule.slots);
    const freed = moved > position ? position : position + rule.slots - length;
    const rested = moved > position ? moved + rule.slots - length : moved;
    const shares = cell * instance.maxSpan;
    let delta = 0;
    for (let i = 0; i < length; i++) {
      delta += roster.bestCostOfAdding(employee, start + freed + i);
      const code = roster.share[shares + rested + i];
      roster.addWork(employee, start + rested + i, code, -1);
      delta -= roster.costOfAdding(employee, start + rested + i, code);
    }
    if (delta >= 0 && delta > this.drawLimit(temperature)) {
      for (let i = 0; i < length; i++)
        roster.addWork(employee, start + rested + i, roster.share[shares + rested + i], 1);
      return 0;
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
