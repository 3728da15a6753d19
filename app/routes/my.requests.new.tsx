import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireEmployee } from '~/auth/require-employee.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { toLocalDate } from '~/engine/time';
import { getEmployeeZone } from '~/models/portal.server';
import { createRequest, listAbsenceReasons, requestTypes } from '~/models/request.server';
import { listMovableVacations } from '~/models/requested-vacation.server';
import { RequestForm } from '~/modules/requests/request-form';
import { AppError } from '~/platform/errors.server';

export const handle: RouteHandle = { crumb: 'my:requests.new' };

const emptyToUndefined = (value: unknown) => (value === '' ? undefined : value);
const clock = z.preprocess(
  emptyToUndefined,
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
);
const input = z.object({
  type: z.enum(requestTypes),
  firstDate: z.iso.date(),
  lastDate: z.preprocess(emptyToUndefined, z.iso.date().optional()),
  fromTime: clock,
  toTime: clock,
  reasonId: z.preprocess(emptyToUndefined, z.uuid().optional()),
  vacationId: z.preprocess(emptyToUndefined, z.uuid().optional()),
  comment: z.string().trim().optional(),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId, employeeId } = await requireEmployee(request, 'request:create');
  const zone = await getEmployeeZone({ organizationId, employeeId });
  const { searchParams } = new URL(request.url);
  const wanted = searchParams.get('date');
  return {
    reasons: await listAbsenceReasons({ organizationId }),
    date: wanted ?? toLocalDate(Date.now(), zone),
    types: requestTypes,
    type: requestTypes.find((known) => known === searchParams.get('type')) ?? null,
    vacationId: searchParams.get('vacation') ?? '',
    vacations: await listMovableVacations({ organizationId, employeeId }),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireEmployee(request, 'request:create');
  const values = Object.fromEntries(await request.formData()) as Record<string, string>;
  const parsed = input.safeParse(values);
  if (!parsed.success) {
    const errors = Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), 'required']));
    return data({ errors, values }, { status: 422 });
  }
  try {
    await createRequest(actor, { ...parsed.data, lastDate: parsed.data.lastDate ?? parsed.data.firstDate });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    return data(
      { errors: Object.fromEntries(error.faults.map((fault) => [fault.field, fault.rule])), values },
      { status: 422 },
    );
  }
  return redirect('/my/requests');
}

export default function NewRequest() {
  const sent = useActionData<typeof action>();
  return <RequestForm {...useLoaderData<typeof loader>()} errors={sent?.errors ?? {}} values={sent?.values ?? {}} />;
}
