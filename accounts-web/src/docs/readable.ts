interface Parameter {
  description?: string;
  required?: boolean;
  example?: unknown;
}

interface Document {
  readonly components: { readonly parameters: Record<string, Parameter> };
}

/**
 * The OpenAPI document as it is shown: examples of parameters that may be left out are named in their descriptions. As
 * examples, the viewer would send every one of them with each request.
 */
export function readable(text: string): string {
  const document = JSON.parse(text) as Document;
  for (const parameter of Object.values(document.components.parameters)) {
    if (!parameter.required && parameter.example !== undefined) {
      parameter.description = `${parameter.description ?? ''} Example: \`${shown(parameter.example)}\``.trim();
      delete parameter.example;
    }
  }
  return JSON.stringify(document);
}

function shown(example: unknown): string {
  return typeof example === 'string' ? example : JSON.stringify(example);
}
