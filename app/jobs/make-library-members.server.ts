import type { AugursModels } from '~/engine/forecasting/members/augurs-models';
import type { ForecastMember } from '~/engine/forecasting/members/member';
import { mstlEtsMember } from '~/engine/forecasting/members/mstl-ets';
import { prophetMember } from '~/engine/forecasting/members/prophet';
import { loadAugurs } from '~/integrations/augurs/load-augurs.server';
import type { LibraryMethod } from '~/models/forecast-methods';

const makers: Record<LibraryMethod, (name: string, augurs: AugursModels) => ForecastMember> = {
  'mstl-ets': (name, augurs) => mstlEtsMember(name, augurs, true),
  'prophet-flat': (name, augurs) => prophetMember(name, augurs, { trend: 'flat', withHolidays: true }),
  'prophet-linear': (name, augurs) => prophetMember(name, augurs, { trend: 'linear', withHolidays: true }),
  'prophet-logistic': (name, augurs) => prophetMember(name, augurs, { trend: 'logistic', withHolidays: true }),
};

/** Members that are made from the library of models; the library is loaded only where one of them is wanted. */
export async function makeLibraryMembers(methods: readonly LibraryMethod[]): Promise<ForecastMember[]> {
  if (methods.length === 0) return [];
  const augurs = await loadAugurs();
  return methods.map((method) => makers[method](method, augurs));
}
