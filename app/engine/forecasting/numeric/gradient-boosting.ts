import { createRandom } from '~/engine/random';
import { sortedQuantile } from './robust';

/** Settings of boosted regression trees. */
export interface BoostingOptions {
  trees: number;
  /** Splits from the root to a leaf. */
  depth: number;
  /** Share of each tree that is added. */
  learningRate: number;
  /** Fewest rows in a leaf. */
  minLeaf: number;
  /** Share of rows that each tree sees. */
  rowShare: number;
  seed: number;
}

/** A tree as a heap: node i has the children 2i+1 and 2i+2; feature -1 = leaf. Plain numbers, fit for JSON. */
interface Tree {
  feature: number[];
  threshold: number[];
  value: number[];
}

export interface BoostedModel {
  start: number;
  trees: Tree[];
}

const BINS = 32;
const HUBER_QUANTILE = 0.9;
/** Pseudo-rows that pull a leaf to zero. */
const LEAF_PRIOR = 5;

/**
 * Learns boosted regression trees with a Huber loss on binned features.
 * @param rows row-major, rows x columns, finite
 * Source: J. H. Friedman (2001), greedy function approximation; (2002), stochastic gradient boosting.
 */
export function learnBoosting(
  rows: Float64Array,
  columns: number,
  target: Float64Array,
  options: BoostingOptions,
): BoostedModel {
  const n = target.length;
  const random = createRandom(options.seed);
  const edges = Array.from({ length: columns }, (_, j) => binEdges(rows, columns, j, n));
  const bins = new Uint8Array(n * columns);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < columns; j++) bins[i * columns + j] = binOf(edges[j], rows[i * columns + j]);
  const start = sortedQuantile(Float64Array.from(target).sort(), 0.5);
  const residual = target.map((y) => y - start);
  const trees: Tree[] = [];
  const gradient = new Float64Array(n);
  for (let k = 0; k < options.trees && n > 0; k++) {
    const limit = sortedQuantile(residual.map(Math.abs).sort(), HUBER_QUANTILE);
    const sampled: number[] = [];
    for (let i = 0; i < n; i++) {
      gradient[i] = Math.max(-limit, Math.min(limit, residual[i]));
      if (random.next() < options.rowShare) sampled.push(i);
    }
    const tree = growTree(bins, columns, edges, gradient, sampled, options);
    trees.push(tree);
    for (let i = 0; i < n; i++) residual[i] -= predictTree(tree, rows, i * columns);
  }
  return { start, trees };
}

/** Prediction for the row that begins at `base`. */
export function predictBoosting({ start, trees }: BoostedModel, rows: Float64Array, base = 0): number {
  let sum = start;
  for (const tree of trees) sum += predictTree(tree, rows, base);
  return sum;
}

function predictTree({ feature, threshold, value }: Tree, rows: Float64Array, base: number): number {
  let node = 0;
  while (feature[node] >= 0) node = 2 * node + (rows[base + feature[node]] <= threshold[node] ? 1 : 2);
  return value[node];
}

function binEdges(rows: Float64Array, columns: number, column: number, n: number): number[] {
  const sorted = Float64Array.from({ length: n }, (_, i) => rows[i * columns + column]).sort();
  const edges = new Set<number>();
  for (let b = 1; b < BINS; b++) edges.add(sorted[Math.floor((b * n) / BINS)]);
  edges.delete(sorted[n - 1]);
  return [...edges];
}

function binOf(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function growTree(
  bins: Uint8Array,
  columns: number,
  edges: readonly number[][],
  gradient: Float64Array,
  rows: number[],
  options: BoostingOptions,
): Tree {
  const nodes = 2 ** (options.depth + 1) - 1;
  const tree: Tree = {
    feature: new Array(nodes).fill(-1),
    threshold: new Array(nodes).fill(0),
    value: new Array(nodes).fill(0),
  };
  const grow = (node: number, members: number[], depth: number) => {
    let sum = 0;
    for (const i of members) sum += gradient[i];
    tree.value[node] = (options.learningRate * sum) / (members.length + LEAF_PRIOR);
    if (depth === options.depth || members.length < 2 * options.minLeaf) return;
    const split = bestSplit(bins, columns, edges, gradient, members, sum, options.minLeaf);
    if (!split) return;
    tree.feature[node] = split.column;
    tree.threshold[node] = edges[split.column][split.bin];
    const left: number[] = [];
    const right: number[] = [];
    for (const i of members) (bins[i * columns + split.column] <= split.bin ? left : right).push(i);
    grow(2 * node + 1, left, depth + 1);
    grow(2 * node + 2, right, depth + 1);
  };
  grow(0, rows, 0);
  return tree;
}

/** Split with the largest gain of explained squares; undefined where none helps. */
function bestSplit(
  bins: Uint8Array,
  columns: number,
  edges: readonly number[][],
  gradient: Float64Array,
  members: readonly number[],
  sum: number,
  minLeaf: number,
): { column: number; bin: number } | undefined {
  const total = members.length;
  let best: { column: number; bin: number } | undefined;
  let bestGain = (sum * sum) / (total + LEAF_PRIOR) + 1e-12;
  const count = new Int32Array(BINS);
  const sums = new Float64Array(BINS);
  for (let column = 0; column < columns; column++) {
    if (edges[column].length === 0) continue;
    count.fill(0);
    sums.fill(0);
    for (const i of members) {
      const bin = bins[i * columns + column];
      count[bin]++;
      sums[bin] += gradient[i];
    }
    let left = 0;
    let leftSum = 0;
    for (let bin = 0; bin < edges[column].length; bin++) {
      left += count[bin];
      leftSum += sums[bin];
      if (left < minLeaf || total - left < minLeaf) continue;
      const rightSum = sum - leftSum;
      const gain = (leftSum * leftSum) / (left + LEAF_PRIOR) + (rightSum * rightSum) / (total - left + LEAF_PRIOR);
      if (gain <= bestGain) continue;
      bestGain = gain;
      best = { column, bin };
    }
  }
  return best;
}
