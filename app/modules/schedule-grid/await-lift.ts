const liftAfterMs = 350;
/** what a resting finger may shift */
export const restsWithinPx = 10;

/**
 * Waits for what a finger means: one that rests lifts what is under it, one that leaves at once taps, one that moves on scrolls.
 * @param onLift null where nothing can be lifted
 * @returns ends the wait
 */
export function awaitLift(
  start: { x: number; y: number },
  on: { onTap: () => void; onLift: (() => void) | null },
): () => void {
  const stop = () => {
    clearTimeout(timer);
    window.removeEventListener('pointermove', handleMove);
    window.removeEventListener('pointerup', handleUp);
    window.removeEventListener('pointercancel', stop);
  };
  const timer = setTimeout(() => {
    stop();
    on.onLift?.();
  }, liftAfterMs);
  const handleMove = (moved: PointerEvent) => {
    if (Math.hypot(moved.clientX - start.x, moved.clientY - start.y) > restsWithinPx) stop();
  };
  const handleUp = () => {
    stop();
    on.onTap();
  };
  window.addEventListener('pointermove', handleMove);
  window.addEventListener('pointerup', handleUp);
  window.addEventListener('pointercancel', stop);
  return stop;
}
