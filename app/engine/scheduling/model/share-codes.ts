/**
 * How one agent's interval is shared between skills: a code 0..34 stands for a split of four quarters over four skill
 * places. Whole quarters keep the coverage exact in integers (1/400 of an agent with proficiency in hundredths).
 */

export const SKILL_PLACES = 4;
export const QUARTERS = 4;
/** Stands in a roster's share array for a slot of pause. */
export const PAUSE_CODE = 255;
/** Stands in the transfer table for a transfer that is not possible. */
export const NO_CODE = 254;

const splits: number[][] = [];
for (let a = 0; a <= QUARTERS; a++) {
  for (let b = 0; a + b <= QUARTERS; b++) {
    for (let c = 0; a + b + c <= QUARTERS; c++) splits.push([a, b, c, QUARTERS - a - b - c]);
  }
}

export const CODE_COUNT = splits.length;

/** Quarters of place j under a code: index code * SKILL_PLACES + j. */
export const codeQuarters = new Uint8Array(splits.flat());

function findCode(split: number[]): number {
  return splits.findIndex((other) => other.every((quarters, place) => quarters === split[place]));
}

/** Code of an agent wholly in place j. */
export const wholeCode = new Uint8Array(
  Array.from({ length: SKILL_PLACES }, (_, place) =>
    findCode(Array.from({ length: SKILL_PLACES }, (_, other) => (other === place ? QUARTERS : 0))),
  ),
);

/** Code after moving one quarter from place i to place j: index (code * SKILL_PLACES + i) * SKILL_PLACES + j. */
export const codeTransfer = new Uint8Array(CODE_COUNT * SKILL_PLACES * SKILL_PLACES).fill(NO_CODE);
for (let code = 0; code < CODE_COUNT; code++) {
  for (let from = 0; from < SKILL_PLACES; from++) {
    for (let to = 0; to < SKILL_PLACES; to++) {
      if (from === to || splits[code][from] === 0) continue;
      const split = [...splits[code]];
      split[from]--;
      split[to]++;
      codeTransfer[(code * SKILL_PLACES + from) * SKILL_PLACES + to] = findCode(split);
    }
  }
}

/** Code of a split given in quarters (four places, sum 4). */
export function codeOfQuarters(a: number, b: number, c: number, d: number): number {
  return findCode([a, b, c, d]);
}

/** Dense lookup of codeOfQuarters: index a * 25 + b * 5 + c. */
export const codeByQuarters = new Uint8Array(125).fill(NO_CODE);
for (let code = 0; code < CODE_COUNT; code++) {
  const [a, b, c] = splits[code];
  codeByQuarters[a * 25 + b * 5 + c] = code;
}
