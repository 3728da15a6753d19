export { createRandom, type Random } from './create-random';
export { digamma, logGamma, stirlingCorrection } from './log-gamma';
