import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { AugursModels } from '~/engine/forecasting/members/augurs-models';

let loading: Promise<AugursModels> | undefined;

/**
 * Loads the models of augurs (MSTL with ETS, and Prophet with its optimizer) once per process.
 * @returns classes for `mstlEtsMember` and `prophetMember` of the engine
 * @throws Error where the WebAssembly files cannot be read or compiled
 */
export function loadAugurs(): Promise<AugursModels> {
  loading ??= load();
  return loading;
}

async function load(): Promise<AugursModels> {
  const folder = dirname(createRequire(import.meta.url).resolve('@bsull/augurs'));
  const [mstl, prophet, { optimizer }] = await Promise.all([
    import('@bsull/augurs/mstl'),
    import('@bsull/augurs/prophet'),
    import('@bsull/augurs-prophet-wasmstan'),
  ]);
  mstl.initSync({ module: readFileSync(join(folder, 'mstl_bg.wasm')) });
  prophet.initSync({ module: readFileSync(join(folder, 'prophet_bg.wasm')) });
  return { MSTL: mstl.MSTL, Prophet: prophet.Prophet as never, optimizer };
}
