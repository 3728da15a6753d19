import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface AxeFinding {
  id: string;
  impact: string;
  nodes: { target: string[] }[];
}

const colourRules = ['color-contrast', 'link-in-text-block'];

/** Which rules of axe are asked: colour alone needs the page to have been looked at before. */
export type BarrierRules = 'all' | 'all but colour' | 'colour';

const optionsOf: Record<BarrierRules, object> = {
  all: {},
  'all but colour': { rules: Object.fromEntries(colourRules.map((rule) => [rule, { enabled: false }])) },
  colour: { runOnly: colourRules },
};

/** Serious and critical findings of axe on the open page, as short lines. */
export async function findBarriers(page: Page, rules: BarrierRules): Promise<string[]> {
  if (rules !== 'colour') await page.evaluate(await readAxe());
  const findings = await page.evaluate(async (options) => {
    const axe = (globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: unknown[] }> } })
      .axe;
    return (await axe.run({ resultTypes: ['violations'], ...options })).violations;
  }, optionsOf[rules]);
  return (findings as AxeFinding[])
    .filter((finding) => finding.impact === 'serious' || finding.impact === 'critical')
    .map(
      (finding) =>
        `${finding.id}: ${finding.nodes
          .slice(0, 3)
          .map((node) => node.target.join(' '))
          .join(' | ')}`,
    );
}

let axeSource: string | null = null;
async function readAxe(): Promise<string> {
  axeSource ??= await readFile(axeFile, 'utf8');
  return axeSource;
}
