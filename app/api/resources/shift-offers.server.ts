import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { decodeCursor, listResponse, pageQuery, toPage } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { scopeOf } from '~/auth/actor';
import { acceptShiftOffer, declineShiftOffer } from '~/models/answer-shift-offer.server';
import { createShiftOffers, withdrawShiftOffers } from '~/models/shift-offer.server';
import { offerKinds, offerStates, shiftOfferSchema } from '~/models/shift-offer-input';
import { listShiftOffers, type ShiftOfferView } from '~/models/shift-offer-list.server';

const offerSchema = z
  .object({
    id: z.uuid(),
    batchId: z.uuid().openapi({ description: 'Offers made together; the places are of all of them' }),
    scheduleId: z.uuid(),
    shiftId: z.uuid().nullable(),
    employeeId: z.uuid(),
    employeeName: z.string(),
    date: z.string().openapi({ description: 'Local date of the shift' }),
    kind: z.enum(offerKinds),
    minutes: z.number().int(),
    wanted: z.number().int(),
    accepted: z.number().int(),
    from: z.string().openapi({ description: 'What is added to the shift, or falls away' }),
    to: z.string(),
    payNote: z.string().nullable(),
    expiresAt: z.string(),
    status: z.enum(offerStates),
    answeredAt: z.string().nullable(),
  })
  .openapi('ShiftOffer');

const iso = (ms: number) => new Date(ms).toISOString();
const toAnswer = ({ fromMs, toMs, expiresMs, answeredAt, ...offer }: ShiftOfferView) => ({
  ...offer,
  from: iso(fromMs),
  to: iso(toMs),
  expiresAt: iso(expiresMs),
  answeredAt: answeredAt?.toISOString() ?? null,
});

const tags = ['Schedules'];
const path = '/shift-offers';
const params = z.object({ offerId: z.uuid() });

const routes = {
  list: apiRoute({
    method: 'get',
    path,
    tags,
    summary: 'Overtime and early leave that people were asked for, newest first; one’s own with the scope `own`',
    permission: 'schedule:read',
    request: {
      query: pageQuery.extend({
        scheduleId: z.uuid().optional(),
        date: z.iso.date().optional(),
        status: z.enum(offerStates).optional(),
      }),
    },
    responses: { 200: jsonResponse(listResponse(offerSchema), 'A page of offers') },
  }),
  create: apiRoute({
    method: 'post',
    path,
    tags,
    summary: 'Ask people to stay longer or to go home earlier; shifts change when they accept',
    permission: 'schedule:write',
    request: jsonBody(shiftOfferSchema.openapi('ShiftOfferInput')),
    responses: {
      201: jsonResponse(
        z.object({ batchId: z.uuid(), offerIds: z.array(z.uuid()) }),
        'The offers, in the order of the shifts',
      ),
    },
  }),
  accept: apiRoute({
    method: 'post',
    path: `${path}/{offerId}/accept`,
    tags,
    summary:
      'Accept one’s own offer; refused when it is over, its places are taken, the shift has changed or a rule would be broken',
    permission: 'schedule:acknowledge',
    request: { params },
    responses: { 204: { description: 'The shift has its new end' } },
  }),
  decline: apiRoute({
    method: 'post',
    path: `${path}/{offerId}/decline`,
    tags,
    summary: 'Decline one’s own offer; the shift stays as it is',
    permission: 'schedule:acknowledge',
    request: { params },
    responses: { 204: { description: 'Declined' } },
  }),
  withdraw: apiRoute({
    method: 'post',
    path: `${path}/{offerId}/withdraw`,
    tags,
    summary: 'Withdraw an open offer',
    permission: 'schedule:write',
    request: { params },
    responses: { 204: { description: 'Withdrawn' } },
  }),
};

const cursorKey = z.tuple([z.uuid()]);

export default function register(api: ApiApp): void {
  api.openapi(routes.list, async (c) => {
    const actor = requireApiPermission(c, 'schedule:read');
    const { cursor, limit, ...filters } = c.req.valid('query');
    const rows = await listShiftOffers({
      organizationId: actor.organizationId,
      scope: scopeOf(actor, 'schedule:read') ?? { kind: 'own', employeeId: null },
      ...filters,
      limit: limit + 1,
      after: decodeCursor(cursor, cursorKey)?.[0],
    });
    const page = toPage(rows, limit, (row) => [row.id]);
    return c.json({ items: page.items.map(toAnswer), nextCursor: page.nextCursor }, 200);
  });
  api.openapi(routes.create, async (c) => {
    const actor = requireApiPermission(c, 'schedule:write');
    return c.json(await createShiftOffers(actor, c.req.valid('json')), 201);
  });
  api.openapi(routes.accept, async (c) => {
    await acceptShiftOffer(requireApiPermission(c, 'schedule:acknowledge'), c.req.valid('param').offerId);
    return c.body(null, 204);
  });
  api.openapi(routes.decline, async (c) => {
    await declineShiftOffer(requireApiPermission(c, 'schedule:acknowledge'), c.req.valid('param').offerId);
    return c.body(null, 204);
  });
  api.openapi(routes.withdraw, async (c) => {
    await withdrawShiftOffers(requireApiPermission(c, 'schedule:write'), [c.req.valid('param').offerId]);
    return c.body(null, 204);
  });
}
