import type { ApiApp } from './api-app';

const description = `
REST interface of WFM Enterprise.

- **Access**: \`POST /api/v1/auth/login\` gives an access token for 15 minutes and a refresh token for 7 days; send \`Authorization: Bearer ...\`.
  Machines use an API key instead (\`X-API-Key\`). Each endpoint names its permission in \`x-permission\`; what is out of reach answers 403 or 404.
- **Lists** are paged by \`limit\` and \`cursor\`; \`nextCursor\` is null on the last page.
- **Edits** carry the version that was read (\`If-Match\` with the ETag, or \`version\` in the body); 409 means that others were faster.
- **Creations** may carry \`Idempotency-Key\`; a repeated call gets the first answer again for 24 hours.
- **Limits**: 1000 calls in any 60 seconds (a sliding window) for each client, reported in \`RateLimit-*\` headers; 429 carries \`Retry-After\`.
- **Faults** are RFC 9457 problem documents with \`requestId\` and, for bad input, each field in \`errors\`.
- **Times** are ISO 8601 in UTC, dates are local to the site, durations are seconds unless the name says otherwise.
`.trim();

export const openApiConfig = {
  openapi: '3.1.0',
  info: { title: 'WFM Enterprise API', version: '1.0.0', description, license: { name: 'MIT', identifier: 'MIT' } },
  servers: [{ url: '/' }],
};

export function registerSecuritySchemes(api: ApiApp): void {
  api.openAPIRegistry.registerComponent('securitySchemes', 'bearerAuth', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'Access token of POST /api/v1/auth/login; public keys at /.well-known/jwks.json',
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'Key created by an administrator; also accepted as Bearer token',
  });
}
