import { posix } from 'node:path'
import { Visitor, parseSync } from 'rolldown/utils'

export type Import = {
  /** A path from the top of the repository, or a package ("zod", "node:fs"). */
  readonly to: string
  readonly ours: boolean
  /** Only types cross: nothing of it is left when the program runs. */
  readonly typeOnly: boolean
}

/** What the walls need to know of a file. */
export type Source = {
  readonly path: string
  readonly lines: number
  readonly imports: readonly Import[]
  /** Strings and templates; what is put into a template stands as "…". */
  readonly strings: readonly string[]
  /** Names that the code itself uses, no comments. */
  readonly names: ReadonlySet<string>
  readonly readsEnvironment: boolean
  readonly asksTime: boolean
  /** Asks the platform's clock for the present instant, `clock.now` or `clock.millis`. */
  readonly asksPresent: boolean
  /** Calls OpenSSL's one-shot sign('sm3', …) or verify('sm3', …). */
  readonly bareSm3: boolean
}

const rooms: Readonly<Record<string, string>> = { ui: 'apps/ui', citizen: 'apps/citizen', desk: 'apps/desk', patrol: 'apps/patrol' }

/** Reads one file by a real parser. Errors: it does not parse. */
export function readSource(path: string, text: string): Source {
  const { module, program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const imports = [
    ...module.staticImports.map(({ moduleRequest, entries }) => place(path, moduleRequest.value, allTypes(entries))),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [place(path, moduleRequest.value, isType)] : [])),
    ),
  ]
  const strings: string[] = []
  const names = new Set<string>()
  let readsEnvironment = false
  let asksTime = false
  let asksPresent = false
  let bareSm3 = false
  new Visitor({
    Identifier: ({ name }) => void names.add(name),
    Literal: ({ value }) => void (typeof value === 'string' && strings.push(value)),
    TemplateLiteral: ({ quasis }) => void strings.push(quasis.map(({ value }) => value.cooked ?? '').join('…')),
    ImportExpression: ({ source }) => {
      if (source.type === 'Literal' && typeof source.value === 'string') imports.push(place(path, source.value, false))
    },
    MemberExpression: (node) => {
      const of = node.object.type === 'Identifier' ? node.object.name : ''
      const part = node.property.type === 'Identifier' ? node.property.name : ''
      if (of === 'process' && part === 'env') readsEnvironment = true
      if (of === 'Date' && part === 'now') asksTime = true
      const clock = of === 'clock' || (node.object.type === 'MemberExpression' && node.object.property.type === 'Identifier' && node.object.property.name === 'clock')
      if (clock && (part === 'now' || part === 'millis')) asksPresent = true
    },
    VariableDeclarator: ({ id, init }) => {
      // const { env } = process
      if (init?.type !== 'Identifier' || init.name !== 'process' || id.type !== 'ObjectPattern') return
      if (id.properties.some((property) => property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'env')) readsEnvironment = true
    },
    NewExpression: ({ callee, arguments: given }) => {
      if (callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0) asksTime = true
    },
    CallExpression: ({ callee, arguments: [first] }) => {
      const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : ''
      if (callee.type === 'Identifier' && name === 'Date') asksTime = true
      if (/^(sign|verify)$/.test(name) && first?.type === 'Literal' && /^sm3$/i.test(String(first.value))) bareSm3 = true
    },
  }).visit(program)
  return { path, lines: text.split('\n').length - 1, imports, strings, names, readsEnvironment, asksTime, asksPresent, bareSm3 }
}

const allTypes = (entries: readonly { isType: boolean }[]) => entries.length > 0 && entries.every(({ isType }) => isType)

/** Where an import leads: relative ones and those of our packages become paths from the top. */
function place(from: string, specifier: string, typeOnly: boolean): Import {
  if (specifier.startsWith('.')) return { to: posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''))), ours: true, typeOnly }
  const [, room, rest] = /^@changxing\/([^/]+)\/?(.*)$/.exec(specifier) ?? []
  if (room !== undefined) return { to: `${rooms[room] ?? room}/${rest ?? ''}`, ours: true, typeOnly }
  const [scope, name] = specifier.split('/')
  return { to: specifier.startsWith('@') ? `${scope}/${name}` : (scope ?? specifier), ours: false, typeOnly }
}
