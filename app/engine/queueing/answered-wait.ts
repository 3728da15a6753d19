import { digamma } from '../random/log-gamma';

/**
 * Mean of V e^(-theta V) over the waiting states of M/M/n+M, times theta: the wait of those who are answered, zero for
 * those who abandon, given that all agents are busy. Unit: the mean patience.
 *
 * Who finds j waiting has V as a sum of exponentials of rates n mu + i theta, i = 0..j, and
 * E[V e^(-theta V) | j] = n mu / (n mu + (j+1) theta) x sum of 1 / (n mu + i theta) over i = 1..j+1.
 * Summed over the states outward from the most likely one, so that nothing overflows.
 * @param answers y = n mu / theta, > 0
 * @param arrivals z = lambda / theta, > 0
 */
export function meanAnsweredWait(answers: number, arrivals: number): number {
  const mode = Math.max(0, Math.floor(arrivals - answers));
  const harmonicAtMode = mode === 0 ? 1 / (answers + 1) : digamma(answers + mode + 2) - digamma(answers + 1);
  let total = 1;
  let waited = (answers / (answers + mode + 1)) * harmonicAtMode;

  let weight = 1;
  let harmonic = harmonicAtMode;
  for (let j = mode + 1; ; j++) {
    weight *= arrivals / (answers + j);
    harmonic += 1 / (answers + j + 1);
    total += weight;
    waited += ((weight * answers) / (answers + j + 1)) * harmonic;
    const slack = answers + j - arrivals;
    if (slack > 0 && weight * arrivals <= 1e-17 * total * slack) break;
  }

  weight = 1;
  harmonic = harmonicAtMode;
  for (let j = mode - 1; j >= 0 && weight > 1e-20 * total; j--) {
    weight *= (answers + j + 1) / arrivals;
    harmonic -= 1 / (answers + j + 2);
    total += weight;
    waited += ((weight * answers) / (answers + j + 1)) * harmonic;
  }
  return waited / total;
}
