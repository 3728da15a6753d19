import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { CorrectionProposal, ForecastResult, SeriesInput } from '~/engine/forecasting';
import { logger } from '~/platform/logger.server';
import { redis } from '~/platform/redis.server';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** What a computation leaves. */
export interface CachedForecast {
  result: ForecastResult;
  proposals: CorrectionProposal[];
}

export const forecastCacheLifeSec = 3_600;

/**
 * Name of a computation: organization, history, calendar and options. Anything that could change the answer changes the name.
 * @param options horizon, growth and whatever else the engine is told
 */
export function forecastCacheKey(
  organizationId: string,
  series: SeriesInput,
  options: Record<string, unknown>,
): string {
  const { volume, ahtSec, ...rest } = series;
  const hash = createHash('sha256');
  hash.update(new Uint8Array(volume.buffer, volume.byteOffset, volume.byteLength));
  hash.update(new Uint8Array(ahtSec.buffer, ahtSec.byteOffset, ahtSec.byteLength));
  hash.update(JSON.stringify({ rest, options }));
  return `forecast-result:${organizationId}:${hash.digest('base64url')}`;
}

/** A result of the last hour, or null; a cache that cannot be read is a cache that knows nothing. */
export async function recallForecastResult(key: string): Promise<CachedForecast | null> {
  try {
    const stored = await redis().getBuffer(key);
    return stored ? (deserialize(await decompress(stored)) as CachedForecast) : null;
  } catch (error) {
    logger.warn({ err: error }, 'the cache of forecast results could not be read');
    return null;
  }
}

/** Keeps a result for an hour. */
export async function keepForecastResult(key: string, computed: CachedForecast): Promise<void> {
  try {
    const packed = await compress(serialize(computed), { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
    await redis().set(key, packed, 'EX', forecastCacheLifeSec);
  } catch (error) {
    logger.warn({ err: error }, 'a forecast result could not be cached');
  }
}
