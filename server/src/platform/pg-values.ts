import { createRequire } from 'node:module'

/** pg's own way from a JavaScript value to a parameter, which its types do not show. Errors: a value that has no text, such as an object that holds itself. */
export const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils.js') as { readonly prepareValue: (value: unknown) => unknown }
