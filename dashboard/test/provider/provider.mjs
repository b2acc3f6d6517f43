/**
 * An OpenID provider on this machine, for the page's tests and for a person who wants to sign in as with the ministry's own: authorization code
 * with PKCE, refresh tokens that are used once, `prompt=none`, and sign-out. It knows three people and keeps everything in memory.
 *
 *     node dashboard/test/provider/start.mjs 9090 http://127.0.0.1:8080
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

export const CLIENT = 'ismtr-page';

/** Whom the API is to believe: what the template calls JwtAudience. */
const AUDIENCE = 'ismtr';

export const PEOPLE = {
  moderator: { sub: 'provider-moderator', name: 'Модератор', role: ['offline_access', 'moderator'], regions: [] },
  regional: { sub: 'provider-regional', name: 'Регіональний центр', role: ['regional'], regions: ['UA-46'] },
  admin: { sub: 'provider-admin', name: 'Адміністратор', role: 'admin', regions: [] },
};

const personOf = (sub) => Object.values(PEOPLE).find((one) => one.sub === sub);

function loginPage(uid) {
  const buttons = Object.entries(PEOPLE).map(([id, { name }]) => `<button name="person" value="${id}">${name}</button>`);
  return `<!doctype html><html lang="uk"><meta charset="utf-8"><title>Провайдер</title>
<form method="post" action="/interaction/${uid}"><p>Хто входить?</p>${buttons.join(' ')}</form></html>`;
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/**
 * Starts the provider.
 *
 * @param page the origin of the page, the only one that may sign people in
 * @param tokenSeconds how long an access token is valid
 */
export async function startProvider({ page, port = 0, tokenSeconds = 600 }) {
  const server = createServer();
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [`${page}/`],
        post_logout_redirect_uris: [`${page}/`],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    clientBasedCORS: (ctx, origin) => origin === page,
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => `urn:${AUDIENCE}`,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: AUDIENCE,
          audience: AUDIENCE,
          accessTokenTTL: tokenSeconds,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    findAccount: (ctx, sub) => (personOf(sub) === undefined ? undefined : { accountId: sub, claims: () => ({ sub }) }),
    extraTokenClaims: (ctx, token) => {
      const { role, regions } = personOf(token.accountId);
      return { role, regions };
    },
    interactions: { url: (ctx, { uid }) => `/interaction/${uid}` },
    issueRefreshToken: (ctx, client) => client.grantTypeAllowed('refresh_token'),
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      grant.addResourceScope(`urn:${AUDIENCE}`, AUDIENCE);
      await grant.save();
      return grant;
    },
    ttl: { Grant: 86_400, Interaction: 600, RefreshToken: 86_400, Session: 86_400 },
  });
  const callback = provider.callback();
  server.on('request', (request, response) => {
    const uid = /^\/interaction\/([\w-]+)$/.exec(request.url)?.[1];
    if (uid === undefined) {
      callback(request, response);
    } else if (request.method === 'POST') {
      void bodyOf(request).then((form) => provider.interactionFinished(request, response, { login: { accountId: PEOPLE[form.get('person')].sub } }));
    } else {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(loginPage(uid));
    }
  });
  return {
    issuer,
    stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
