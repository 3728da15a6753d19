/**
 * How one agent's interval is shared between skills: a code 0..164 stands for a split of eight parts over four skill
 * places. Whole parts keep the coverage exact in integers (1/800 of an agent with proficiency in hundredths). Finer parts
 * cover demand better: with quarters an eighth of an agent stays over here and short there in every interval.
 */

export const SKILL_PLACES = 4;
export const SHARE_PARTS = 8;
/** Stands in a roster's share array for a slot of pause. */
export const PAUSE_CODE = 255;
/** Stands in the transfer table for a transfer that is not possible. */
export const NO_CODE = 254;

const splits: number[][] = [];
for (let a = 0; a <= SHARE_PARTS; a++) {
  for (let b = 0; a + b <= SHARE_PARTS; b++) {
    for (let c = 0; a + b + c <= SHARE_PARTS; c++) splits.push([a, b, c, SHARE_PARTS - a - b - c]);
  }
}

const CODE_COUNT = splits.length;
const BASE = SHARE_PARTS + 1;

/** Parts of place j under a code: index code * SKILL_PLACES + j. */
export const codeParts = new Uint8Array(splits.flat());

/** Codes by the parts of the first three places: index (a * 9 + b) * 9 + c. */
const codeByParts = new Uint8Array(BASE ** 3).fill(NO_CODE);
splits.forEach(([a, b, c], code) => {
  codeByParts[(a * BASE + b) * BASE + c] = code;
});

/** Code of a split whose first three places have these parts; the fourth has the rest. */
export function codeOfParts(a: number, b: number, c: number): number {
  return codeByParts[(a * BASE + b) * BASE + c];
}

/** Code of an agent wholly in place j. */
export const wholeCode = new Uint8Array([
  codeOfParts(SHARE_PARTS, 0, 0),
  codeOfParts(0, SHARE_PARTS, 0),
  codeOfParts(0, 0, SHARE_PARTS),
  codeOfParts(0, 0, 0),
]);

/** Code after moving one part from place i to place j: index (code * SKILL_PLACES + i) * SKILL_PLACES + j. */
export const codeTransfer = new Uint8Array(CODE_COUNT * SKILL_PLACES * SKILL_PLACES).fill(NO_CODE);
for (let code = 0; code < CODE_COUNT; code++) {
  for (let from = 0; from < SKILL_PLACES; from++) {
    for (let to = 0; to < SKILL_PLACES; to++) {
      if (from === to || splits[code][from] === 0) continue;
      const split = [...splits[code]];
      split[from]--;
      split[to]++;
      codeTransfer[(code * SKILL_PLACES + from) * SKILL_PLACES + to] = codeOfParts(split[0], split[1], split[2]);
    }
  }
}
