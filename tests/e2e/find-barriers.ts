import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface AxeFinding {
  id: string;
  impact: string;
  nodes: { target: string[] }[];
}

/** Serious and critical findings of axe on the open page, as short lines; all rules, or those of colour alone. */
export async function findBarriers(page: Page, rules: 'all' | 'colour'): Promise<string[]> {
  if (rules === 'all') await page.evaluate(await readAxe());
  const findings = await page.evaluate(
    async (runOnly) => {
      const axe = (globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: unknown[] }> } })
        .axe;
      return (await axe.run({ resultTypes: ['violations'], ...(runOnly ? { runOnly } : {}) })).violations;
    },
    rules === 'colour' ? ['color-contrast', 'link-in-text-block'] : null,
  );
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
