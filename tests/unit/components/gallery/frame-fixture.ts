import type { FrameData } from '~/components/frame/frame-data';

/** A planner with everything allowed, at one of two sites. */
export const frameFixture: FrameData = {
  user: { id: 'u1', name: 'Elena Ivanova', email: 'planner@demo.example', roles: ['planner'], employeeId: 'e1' },
  permissions: ['*'],
  organizations: [
    { id: 'o1', name: 'Northwind Support' },
    { id: 'o2', name: 'Contoso Care' },
  ],
  organizationId: 'o1',
  sites: [
    { id: 's1', name: 'Moscow', timeZone: 'Europe/Moscow' },
    { id: 's2', name: 'Yekaterinburg', timeZone: 'Asia/Yekaterinburg' },
  ],
  siteId: 's1',
  locale: 'en',
  theme: 'light',
  unreadCount: 3,
  nonce: 'nonce',
  requestId: 'request-1',
  appVersion: '1.0.0',
};
