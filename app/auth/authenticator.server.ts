import { Authenticator } from 'remix-auth';
import { FormStrategy } from 'remix-auth-form';
import { type Credentials, verifyCredentials } from '~/models/credentials.server';
import { singleton } from '~/platform/singleton.server';
import { requestOriginOf } from './request-origin';

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** Login by the form of the login page. Whoever uses it starts the session (`startSession`) and sets its cookie. */
export const authenticator = () =>
  singleton('authenticator', () =>
    new Authenticator<Credentials>().use(
      new FormStrategy(({ form, request }) =>
        verifyCredentials(
          { username: textOf(form, 'username'), password: textOf(form, 'password') },
          requestOriginOf(request),
        ),
      ),
      'form',
    ),
  );
