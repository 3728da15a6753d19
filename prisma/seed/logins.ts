/** The password of every demo login. */
export const demoPassword = 'demo-Wfm-2026';

/** The logins of the first demo centre, one per role. */
export const demoLogins = ['admin', 'planner', 'manager', 'supervisor', 'employee'].map((name) => ({
  username: `${name}@demo.wfm`,
  role: name === 'admin' ? 'administrator' : name,
}));
