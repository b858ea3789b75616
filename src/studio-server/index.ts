/**
 * Room: the local server of the studio. It gives the browser the project's own files, and nothing else.
 *
 * Laws: bound to 127.0.0.1; a request with a foreign Host or Origin is refused before anything is looked at,
 * and so is one without the token, unless the studio was started without any;
 * only files of a project inside its folder are read or written, links out of it are not followed; a write
 * names the version it grew from and is atomic; deleting means moving to `.dialtree/trash`.
 *
 * One more route: in routes.ts, with what it must refuse in test/studio-server.
 */
export {
  RESULT_ROUTE,
  startPhoneTestServer,
  type PhoneTestServer,
  type PhoneTestServerOptions,
} from './phone-test-server.ts';
export { TOKEN_FILE } from './token.ts';
export { startStudioServer, type StudioServer, type StudioServerOptions } from './start-studio-server.ts';
