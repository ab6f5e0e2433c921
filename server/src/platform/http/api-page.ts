type Schema = Readonly<Record<string, unknown>>
type Content = Readonly<Record<string, { readonly schema: Schema }>>
type Described = {
  readonly operationId: string; readonly summary: string; readonly tags: readonly string[]; readonly 'x-who': readonly string[]; readonly 'x-clauses'?: readonly string[]
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content: Content }>>
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (value: unknown): string => String(value).replace(/[&<>"]/g, (sign) => entities[sign]!)

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0 auto; max-width: 60rem; padding: 1rem }
nav ul { display: flex; flex-wrap: wrap; gap: .5rem 1rem; padding: 0; list-style: none }
summary { padding: .5rem 0; cursor: pointer }
details { border-top: 1px solid light-dark(#ccc, #555) }
details > div { padding: 0 0 1rem 1rem }
code, pre { font: .875rem/1.45 ui-monospace, monospace }
pre { overflow: auto; max-height: 30rem; padding: .75rem; background: light-dark(#f4f4f4, #222) }
table { border-collapse: collapse } td, th { padding: .25rem .75rem .25rem 0; text-align: left; vertical-align: top }
.method { display: inline-block; min-width: 3.5rem; font-weight: 700 }
h2 { margin: 1.25rem 0 .5rem } h3 { margin: .75rem 0 .25rem; font-size: 1rem }`

const schemaBlock = (content: Content): string =>
  Object.entries(content).map(([type, { schema }]) => `<p><code>${text(type)}</code></p><pre tabindex="0">${text(JSON.stringify(schema, null, 2))}</pre>`).join('')

const parameterTable = (parameters: Described['parameters']): string =>
  parameters.length === 0 ? '' : `<h3>Parameters · 参数</h3><table><thead><tr><th>name</th><th>in</th><th>required</th><th>schema</th></tr></thead><tbody>${
    parameters.map(({ name, in: place, required, schema }) =>
      `<tr><td><code>${text(name)}</code></td><td>${text(place)}</td><td>${required ? 'yes' : 'no'}</td><td><code>${text(JSON.stringify(schema))}</code></td></tr>`).join('')
  }</tbody></table>`

const operationBlock = (method: string, path: string, described: Described): string => `
<details id="${text(described.operationId)}"><summary><span class="method">${text(method.toUpperCase())}</span> <code>${text(path)}</code> ${text(described.summary)}</summary><div>
<p>Operation · 操作: <code>${text(described.operationId)}</code>. Who · 谁: ${text(described['x-who'].join(', '))}.${described['x-clauses'] ? ` Clauses · 条款: ${text(described['x-clauses'].join(', '))}.` : ''}</p>
${parameterTable(described.parameters)}
${described.requestBody ? `<h3>Body · 请求体</h3>${schemaBlock(described.requestBody.content)}` : ''}
${Object.entries(described.responses).map(([status, { description, content }]) => `<h3>${text(status)} ${text(description)}</h3>${schemaBlock(content)}`).join('\n')}
</div></details>`

/** The OpenAPI description as one page to read in a browser: nothing from elsewhere, no script, so that the strictest policy lets it pass. */
export const apiPage = (description: Readonly<Record<string, unknown>>): string => {
  const info = description['info'] as { readonly title: string; readonly description: string }
  const groups = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(description['paths'] as Readonly<Record<string, Readonly<Record<string, Described>>>>)) {
    for (const [method, described] of Object.entries(methods)) {
      const tag = described.tags[0]!
      groups.set(tag, [...(groups.get(tag) ?? []), operationBlock(method, path, described)])
    }
  }
  const { schemas } = description['components'] as { readonly schemas: Readonly<Record<string, Schema>> }
  const shared = Object.entries(schemas).map(([name, schema]) =>
    `<details id="${text(name)}"><summary><code>${text(name)}</code></summary><div><pre tabindex="0">${text(JSON.stringify(schema, null, 2))}</pre></div></details>`)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>API · ${text(info.title)}</title>
<style>${style}</style></head><body><header><h1>${text(info.title)} API</h1><p>${text(info.description)}</p>
<p><a href="/api/openapi.json">OpenAPI 3.1 (JSON)</a></p></header>
<nav aria-label="Groups"><ul>${[...groups.keys()].map((tag) => `<li><a href="#group-${text(tag)}">${text(tag)}</a></li>`).join('')}<li><a href="#group-shapes">shapes</a></li></ul></nav>
<main>${[...groups].map(([tag, blocks]) => `<section id="group-${text(tag)}"><h2>${text(tag)}</h2>${blocks.join('')}</section>`).join('')}
<section id="group-shapes"><h2>Shared shapes · 共用结构</h2>${shared.join('')}</section></main></body></html>\n`
}
