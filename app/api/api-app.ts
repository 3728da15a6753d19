import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Actor } from '~/auth/actor';

export interface ApiEnv {
  Variables: {
    /** null for a call without valid credentials */
    actor: Actor | null;
    requestId: string;
  };
}

/** The REST application on which each resource registers its routes. */
export type ApiApp = OpenAPIHono<ApiEnv>;
