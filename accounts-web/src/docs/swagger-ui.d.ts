/** The part of swagger-ui-dist that is used here; it comes without types. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  interface Viewer {
    /** Uses this token from now on. */
    preauthorizeApiKey(scheme: string, token: string): void;
    readonly authActions: { logout(schemes: readonly string[]): void };
  }

  interface Response {
    readonly url: string;
    readonly text: string;
  }

  export default function show(options: {
    url: string;
    domNode: HTMLElement;
    deepLinking: boolean;
    tryItOutEnabled: boolean;
    supportedSubmitMethods: readonly string[];
    validatorUrl: null;
    /** Sees every response, that with the document included. */
    responseInterceptor: (response: Response) => Response;
    onComplete: () => void;
  }): Viewer;
}
