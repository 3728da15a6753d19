import type { Page } from 'playwright-core';

/** Waits until every colour of a page has arrived. */
export async function settleTransitions(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // what inherits a colour begins its own change when that of its parent has ended
    for (let changes = listChanges(); changes.length > 0; changes = listChanges()) {
      await Promise.all(changes.map((change) => change.finished.catch(() => null)));
    }
    function listChanges() {
      return document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    }
  });
}
