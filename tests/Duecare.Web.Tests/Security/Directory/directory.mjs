// A council's directory: node directory.mjs NOW REDIRECT_URI (on 127.0.0.1 without a port: any port will do), prints its address. NOW is the instant, in milliseconds, at which its clock starts, so that it agrees with the site's.
import http from "node:http";
const [, , now, redirectUri] = process.argv;
const RealDate = Date;
const offset = Number(now) - RealDate.now();
globalThis.Date = class extends RealDate {
  constructor(...args) { args.length ? super(...args) : super(RealDate.now() + offset); }
  static now() { return RealDate.now() + offset; }
};
const { Provider } = await import("oidc-provider");

const server = http.createServer((request, response) => handle(request, response));
let handle;
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "duecare", client_secret: "only for tests", application_type: "native", redirect_uris: [redirectUri], token_endpoint_auth_method: "client_secret_post" }],
    cookies: { keys: ["only for tests"] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  });
  handle = provider.callback();
  console.log(issuer);
});
