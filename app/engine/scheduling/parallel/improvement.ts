import { chooseTemperatures, shareTemperatures } from '../anneal/temperatures';
import type { Instance } from '../model/instance';
import { UNITS_PER_AGENT } from '../model/instance';
import { Roster } from '../model/roster';
import { rosterCosts, totalCost } from '../model/roster-cost';
import { extractShifts } from '../result/extract-shifts';
import type { ScheduleOptions } from '../result-types';
import type { RunClock } from '../run-clock';
import { splitPeople } from './split-people';
import { BLOCK_MOVES, TEMPERATURE, type TeamMemory } from './team-memory';
import type { ThreadTeam } from './thread-team';

const MOVES_PER_BLOCK = 10_000;
/** Blocks of a counted run at least: the temperature falls once a block. */
const COUNTED_BLOCKS = 60;
/** Work between two stops at which threads agree on coverage, people and the best roster; longer for large problems. */
const STRETCH_MS = 600;
const STRETCH_TO_STOP_COST = 25;
/** Cold moves that measure the speed, before the heat is chosen by the number of moves to come. */
const TRIAL_MS = 150;
/** Parts of the time kept for the last polish, and before it for shares alone. */
const FINISH_PART = 0.02;
const CHECKPOINT_EVERY_MS = 10_000;
const SHARE_PART = 0.08;
/** Moves of shares alone in a counted run, in parts of its moves. */
const COUNTED_SHARE_PART = 0.25;

interface ImprovementSource {
  instance: Instance;
  roster: Roster;
  memory: TeamMemory;
  team: ThreadTeam;
  clock: RunClock;
  options: ScheduleOptions;
}

/** Annealing in stretches by all threads, the best roster kept, and the polish at the end. */
export class Improvement {
  private readonly best: Roster;
  private bestCost: number;
  private cost: number;
  private savedAtMs = Number.NEGATIVE_INFINITY;
  private toldAtMs = Number.NEGATIVE_INFINITY;
  private isRounded = false;

  /** Keeps the roster as it is now as the best so far. */
  constructor(private readonly source: ImprovementSource) {
    const { instance, roster } = source;
    this.best = new Roster(instance);
    this.best.copyFrom(roster);
    this.cost = totalCost(rosterCosts(roster));
    this.bestCost = this.cost;
  }

  /** The roster comes from a fractional schedule now: it begins cooler. */
  beginFromRounded(): void {
    this.isRounded = true;
  }

  /** @param bound for the progress reports */
  async run(bound: number): Promise<void> {
    const { roster, team, clock, options, memory } = this.source;
    this.cost = totalCost(rosterCosts(roster));
    this.keepIfBest(0);
    await (options.iterations === undefined ? this.annealByTime(bound) : this.annealByMoves(options.iterations, bound));
    if (this.cost > this.bestCost) roster.copyFrom(this.best);
    await this.settleShares();
    const endMs = clock.elapsedMs() + Math.max(200, options.timeBudgetMs * FINISH_PART * 2);
    await team.perform('polish', () => !clock.countsIterations() && clock.elapsedMs() > endMs);
    if (memory.threads > 1) roster.recountCoverage();
  }

  private async annealByTime(bound: number): Promise<void> {
    const { team, clock, memory } = this.source;
    const { figures } = memory;
    const end = 1 - FINISH_PART - SHARE_PART;
    if (clock.isOver(end)) return;
    figures[BLOCK_MOVES] = MOVES_PER_BLOCK;
    const trialMs = await this.stretch(TRIAL_MS, () => 0.01);
    const movesToCome = (team.moves() / trialMs) * clock.leftMs() * (1 - SHARE_PART);
    const [first, last] = this.temperatures(movesToCome);
    const begin = clock.fraction(0);
    const temperatureNow = () => {
      const done = (clock.fraction(0) - begin) / Math.max(1e-9, end - begin);
      return first * (last / first) ** Math.min(1, Math.max(0, done));
    };
    let stretchMs = STRETCH_MS;
    while (!clock.isOver(end)) {
      await this.stretch(stretchMs, temperatureNow);
      const stopMs = clock.elapsedMs();
      this.keepIfBest(1000);
      this.tellBest();
      if (clock.isReportDue()) clock.report('improve', this.best, bound, team.moves());
      this.splitAnew();
      stretchMs = Math.max(STRETCH_MS, STRETCH_TO_STOP_COST * (clock.elapsedMs() - stopMs));
    }
  }

  /** One stretch of annealing by all threads; returns its length. */
  private async stretch(lengthMs: number, temperature: () => number): Promise<number> {
    const { roster, team, clock, memory } = this.source;
    const startMs = clock.elapsedMs();
    memory.figures[TEMPERATURE] = temperature();
    await team.perform('anneal', () => {
      memory.figures[TEMPERATURE] = temperature();
      return clock.elapsedMs() - startMs >= lengthMs || clock.isOver(1 - FINISH_PART - SHARE_PART);
    });
    const elapsedMs = clock.elapsedMs() - startMs;
    if (memory.threads > 1) roster.recountCoverage();
    this.cost = totalCost(rosterCosts(roster));
    return elapsedMs;
  }

  /** A counted run: blocks of moves by one thread, cooled by their number, so that it repeats. */
  private async annealByMoves(iterations: number, bound: number): Promise<void> {
    const { team, clock, memory } = this.source;
    const [first, last] = this.temperatures(iterations);
    const block = Math.min(MOVES_PER_BLOCK, Math.ceil(iterations / COUNTED_BLOCKS));
    while (!clock.isOver(1, team.moves())) {
      memory.figures[BLOCK_MOVES] = clock.movesUntilEnd(team.moves(), block);
      memory.figures[TEMPERATURE] = first * (last / first) ** Math.min(1, clock.fraction(team.moves()));
      await team.perform('anneal', () => true);
      this.cost += team.change();
      this.keepIfBest(Number.NEGATIVE_INFINITY);
      if (clock.isReportDue()) clock.report('improve', this.best, bound, team.moves());
    }
  }

  private keepIfBest(everyMs: number): void {
    const { roster, clock } = this.source;
    if (this.cost >= this.bestCost * 0.9995 || clock.elapsedMs() - this.savedAtMs < everyMs) return;
    this.best.copyFrom(roster);
    this.bestCost = this.cost;
    this.savedAtMs = clock.elapsedMs();
  }

  /** Hands the best roster out, where somebody asked for it and the time has come. */
  private tellBest(): void {
    const { clock, options } = this.source;
    const { onCheckpoint, checkpointEveryMs = CHECKPOINT_EVERY_MS } = options;
    if (onCheckpoint === undefined || clock.elapsedMs() - this.toldAtMs < checkpointEveryMs) return;
    this.toldAtMs = clock.elapsedMs();
    onCheckpoint(extractShifts(this.best), this.bestCost);
  }

  /** Other people for each thread, so that any two may exchange work in time. */
  private splitAnew(): void {
    const { order, firstOf, threads } = this.source.memory;
    if (threads > 1) splitPeople(this.source.instance, order, firstOf, Math.random);
  }

  /** Who works when is settled; what people with several skills do in each interval now cools alone. */
  private async settleShares(): Promise<void> {
    const { instance, team, clock, memory, options, roster } = this.source;
    const { figures } = memory;
    const [first, last] = shareTemperatures(instance.weights, this.meanDemand());
    figures[BLOCK_MOVES] = MOVES_PER_BLOCK;
    if (options.iterations !== undefined) {
      const blocks = Math.ceil((options.iterations * COUNTED_SHARE_PART) / MOVES_PER_BLOCK);
      for (let block = 0; block < blocks && !clock.isCancelled(); block++) {
        figures[TEMPERATURE] = first * (last / first) ** (block / blocks);
        await team.perform('share', () => true);
      }
      return;
    }
    const begin = clock.fraction(0);
    const end = 1 - FINISH_PART;
    if (begin >= end || clock.isCancelled()) return;
    figures[TEMPERATURE] = first;
    await team.perform('share', () => {
      const done = (clock.fraction(0) - begin) / (end - begin);
      figures[TEMPERATURE] = first * (last / first) ** Math.min(1, done);
      return clock.isOver(end);
    });
    if (memory.threads > 1) roster.recountCoverage();
  }

  private temperatures(moves: number): [number, number] {
    const { instance, roster } = this.source;
    let shifts = 0;
    for (const start of roster.start) if (start >= 0) shifts++;
    return chooseTemperatures(instance.weights, this.meanDemand(), moves / Math.max(1, shifts), this.isRounded);
  }

  /** Agents per interval and group that has demand. */
  private meanDemand(): number {
    let demand = 0;
    let cells = 0;
    for (const units of this.source.instance.demand) {
      if (units === 0) continue;
      demand += units / UNITS_PER_AGENT;
      cells++;
    }
    return cells === 0 ? 0 : demand / cells;
  }
}
