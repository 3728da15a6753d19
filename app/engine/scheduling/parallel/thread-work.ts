import { createRandom, type Random } from '~/engine/random';
import { Annealer, DEFAULT_MIX } from '../anneal/annealer';
import { PatternRelaxation } from '../bound/pattern-relaxation';
import { PatternRounding } from '../bound/pattern-rounding';
import type { Instance } from '../model/instance';
import { PrivateView } from '../model/private-view';
import type { Roster } from '../model/roster';
import { buildPeople, sweepPeople } from '../start/build-start';
import { WeekImprover } from '../start/improve-week';
import {
  BLOCK_MOVES,
  boundPartOf,
  changeOf,
  movesOf,
  PRICE_SCALE,
  peopleOfThread,
  ROUND_PART,
  TEMPERATURE,
  type TeamMemory,
  type TeamStep,
  WITH_NEW_PATTERNS,
} from './team-memory';

const POLISH_ROUNDS = 6;

/**
 * One thread's part of every step of a run: the same for the main thread and its helpers, on disjoint people of one roster.
 * Steps are generators, so that whoever drives them may look at the clock, the cancel flag or the event loop in between.
 */
export class ThreadWork {
  private readonly random: Random;
  private readonly improver: WeekImprover;
  private readonly annealer: Annealer;
  private relaxation: PatternRelaxation | null = null;
  private rounding: PatternRounding | null = null;

  constructor(
    private readonly instance: Instance,
    private readonly roster: Roster,
    private readonly memory: TeamMemory,
    private readonly thread: number,
    seed: number,
  ) {
    this.random = createRandom(seed).fork(`thread ${thread}`);
    const view = memory.threads > 1 ? new PrivateView(instance, roster) : null;
    this.improver = new WeekImprover(instance, roster, view);
    const annealRandom = this.random.fork('anneal');
    const days = Int32Array.from({ length: instance.dayCount }, (_, day) => day);
    const scope = { people: new Int32Array(0), days };
    this.annealer = new Annealer(instance, roster, () => annealRandom.int(2 ** 32), scope, DEFAULT_MIX, view);
  }

  /** The part of the relaxation that this thread's people are. */
  get ownRelaxation(): PatternRelaxation | null {
    return this.relaxation;
  }

  /** Does this thread's part of a step; endless for `anneal`, until the driver stops. */
  *perform(step: TeamStep): Generator<undefined, void> {
    const { roster, improver, random, memory, thread } = this;
    const { figures } = memory;
    if (step === 'first') yield* buildPeople(roster, improver, random.fork('first'), this.people());
    else if (step === 'sweep') {
      figures[changeOf(thread)] = 0;
      for (const change of sweepPeople(roster, improver, random.fork('sweep'), this.people())) {
        figures[changeOf(thread)] += change;
        yield;
      }
    } else if (step === 'relax') {
      this.relaxation = new PatternRelaxation(this.instance, roster, this.people(), memory.fractional);
      this.rounding = new PatternRounding(roster, improver, this.relaxation, random.fork('round'));
    } else if (step === 'pass') yield* this.relaxation?.pass(figures[WITH_NEW_PATTERNS] === 1) ?? [];
    else if (step === 'evaluate') {
      figures[boundPartOf(thread)] = yield* this.relaxation?.evaluatePeople(figures[PRICE_SCALE]) ?? zero();
    } else if (step === 'supply') {
      figures[boundPartOf(thread)] = yield* this.relaxation?.evaluateSupply(figures[PRICE_SCALE]) ?? zero();
    } else if (step === 'round') yield* this.rounding?.round(figures[ROUND_PART]) ?? [];
    else if (step === 'anneal') yield* this.anneal();
    else if (step === 'share') yield* this.share();
    else if (step === 'polish') {
      this.annealer.setPeople(this.people());
      yield* this.annealer.polish(POLISH_ROUNDS);
    }
  }

  private people(): Int32Array {
    return peopleOfThread(this.memory, this.thread);
  }

  private *anneal(): Generator<undefined, void> {
    const { annealer, thread } = this;
    const { figures } = this.memory;
    // why: the patterns of a large problem take hundreds of megabytes and have done their work
    this.relaxation = null;
    this.rounding = null;
    annealer.setPeople(this.people());
    figures[changeOf(thread)] = 0;
    while (true) {
      figures[changeOf(thread)] += annealer.run(figures[BLOCK_MOVES], figures[TEMPERATURE]);
      figures[movesOf(thread)] = annealer.moveCount;
      yield;
    }
  }

  private *share(): Generator<undefined, void> {
    const { annealer } = this;
    const { figures } = this.memory;
    annealer.setPeople(this.people());
    while (annealer.canShare) {
      annealer.runShares(figures[BLOCK_MOVES], figures[TEMPERATURE]);
      yield;
    }
  }
}

// biome-ignore lint/correctness/useYield: a step without people has nothing to wait for
function* zero(): Generator<undefined, number> {
  return 0;
}
