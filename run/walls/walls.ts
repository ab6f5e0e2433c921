import { findCycles } from './find-cycles.ts'
import { presentInstants } from './present-instants.ts'
import type { Import, Source } from './read-source.ts'

/** One wall: what must not be, and a sentence for each place where it is. */
export type Wall = { readonly name: string; readonly broken: (sources: readonly Source[]) => string[] }

/** Tests and what serves them, generators and commands stand outside the rooms they live in: they may read files and run programs. */
const isOutside = ({ path }: Source) => /\.(test|long|examples\.test|generate)\.tsx?$/.test(path) || /(^|\/)(testing|vectors)\//.test(path) || path === 'rules/decide-cli.ts'

const inRoom = (sources: readonly Source[], room: string) => sources.filter((source) => source.path.startsWith(room) && !isOutside(source))

/** Names every import of a room that is not allowed there. */
const onlyImports = (room: string, allowed: (found: Import, from: string) => boolean) => (sources: readonly Source[]) =>
  inRoom(sources, room).flatMap(({ path, imports }) => imports.filter((found) => !allowed(found, path)).map(({ to }) => `${path} imports ${to}`))

const within = (...rooms: string[]) => ({ to, ours }: Import) => ours && rooms.some((room) => to.startsWith(room))

const domains = 'server/src/domains/'
const domainOf = (path: string) => /^server\/src\/domains\/([^/]+)\//.exec(path)?.[1]
const appOf = (path: string) => /^apps\/([^/]+)\//.exec(path)?.[1]

const isStore = (path: string) => /(^|\/)store\.ts$|\.store\.ts$/.test(path)
// A table with its schema, a catalogue table or a subquery follows the verb; "Select a photo from your phone" is no SQL.
const table = String.raw`(?:[a-z_]+\.[a-z_]+|pg_[a-z_]+|\()`
const verbs = [`select\\b[^]*\\b(?:from|join)\\s+${table}`, `insert\\s+into\\s+${table}`, `update\\s+${table}`, `delete\\s+from\\s+${table}`, 'lock\\s+table', '(?:create|alter)\\s+table']
const isSql = (text: string) => new RegExp(`^\\s*(?:with\\b[^]*\\bas\\s*(?:materialized\\s*)?\\(|${verbs.join('|')})`, 'i').test(text)
const schemasIn = (text: string) => [...text.matchAll(/\b(?:from|join|into|update|using)\s+(?:only\s+)?([a-z_]+)\.[a-z_]+/gi)].map(([, schema]) => schema ?? '')

/** The schemas whose tables a file may name. */
function ownSchemas(path: string): string[] {
  const domain = domainOf(path)
  if (domain) return [domain]
  return path.startsWith('server/src/exchange/') ? ['exchange'] : ['platform', 'graphile_worker']
}

// Words of one business. "case" and "notice" are everyday words of programming and do not serve here.
const domainWords = /^(e?licen[cs]es?|driv(er|ing)s?|vehicles?|plates?|trucks?|lorr(y|ies)|parking|accidents?|exams?|detain(ed)?)$/i
const wordsOf = (name: string) => name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)

const forbiddenFolder = /(^|\/)(common|utils|helpers|core|lib|shared)\//

// Tables of data, read by machines: their length says nothing about the code.
const isData = (path: string) => /(^|\/)(vectors|seed|areas|generated)(\/|\.|-)/.test(path)

export const walls: readonly Wall[] = [
  { name: 'rules import nothing but rules', broken: onlyImports('rules/', within('rules/')) },
  {
    name: 'credentials import nothing but themselves, cryptography, CBOR and deflate',
    broken: onlyImports('credentials/', (found) => within('credentials/')(found) || found.to.startsWith('@noble/') || ['cborg', 'fflate'].includes(found.to)),
  },
  {
    name: 'the contract imports types of the rules, and zod',
    broken: onlyImports('contract/', (found) => within('contract/')(found) || found.to === 'zod' || (found.typeOnly && within('rules/')(found))),
  },
  {
    name: 'the platform imports no domain and no outside agency',
    broken: onlyImports('server/src/platform/', (found) => !within('server/src/domains/', 'server/src/exchange/', 'agencies/', 'apps/')(found)),
  },
  {
    name: 'the platform knows no domain word',
    broken: (sources) =>
      inRoom(sources, 'server/src/platform/').flatMap(({ path, names }) =>
        [...names].filter((name) => wordsOf(name).some((word) => domainWords.test(word))).map((name) => `${path} says ${name}`),
      ),
  },
  {
    name: 'a domain imports platform, exchange, rules, contract, credentials, seeds and the doors of other domains',
    broken: onlyImports('server/src/domains/', (found, from) => {
      if (!found.ours) return true
      const domain = domainOf(found.to)
      if (domain) return domain === domainOf(from) || found.to === `server/src/domains/${domain}/index.ts`
      return within('server/src/platform/', 'server/src/exchange/', 'rules/', 'contract/', 'credentials/', 'db/seed/', 'docs/coverage.json')(found)
    }),
  },
  {
    name: 'the order of domains has no cycle',
    broken: (sources) => {
      const order = new Map<string, Set<string>>()
      for (const { path, imports } of inRoom(sources, 'server/src/domains/')) {
        const domain = domainOf(path)
        if (!domain) continue
        const needed = order.get(domain) ?? order.set(domain, new Set()).get(domain)
        for (const { to } of imports) if (domainOf(to) && domainOf(to) !== domain) needed?.add(domainOf(to) ?? '')
      }
      return findCycles(order)
    },
  },
  {
    name: 'server and agencies never import each other, nor an app',
    broken: (sources) => [
      ...onlyImports('server/src/', (found) => !within('agencies/', 'apps/', 'run/', 'e2e/', 'bench/')(found) && (!within('db/')(found) || within('db/seed/')(found)))(sources),
      ...onlyImports('agencies/', (found) => !found.ours || within('agencies/', 'rules/', 'contract/', 'credentials/')(found))(sources),
    ],
  },
  {
    name: 'an app imports contract, rules, credentials, ui and itself',
    broken: onlyImports('apps/', (found, from) => {
      if (!found.ours) return !found.to.startsWith('node:') || !/^apps\/[^/]+\/src\//.test(from)
      const app = appOf(found.to)
      return app ? app === appOf(from) || app === 'ui' : within('contract/', 'rules/', 'credentials/')(found)
    }),
  },
  {
    name: 'only stores hold SQL',
    broken: (sources) => inRoom(sources, 'server/src/').filter(({ path, strings }) => !isStore(path) && strings.some(isSql)).map(({ path }) => `${path} holds SQL`),
  },
  {
    name: 'a store names only its own tables',
    broken: (sources) =>
      inRoom(sources, 'server/src/').filter(({ path }) => isStore(path)).flatMap(({ path, strings }) => {
        const foreign = strings.filter(isSql).flatMap(schemasIn).filter((schema) => !ownSchemas(path).includes(schema))
        return [...new Set(foreign)].map((schema) => `${path} names tables of ${schema}`)
      }),
  },
  {
    name: 'only the configuration reads the environment',
    broken: (sources) =>
      ['server/src/', 'rules/', 'contract/', 'credentials/', 'apps/'].flatMap((room) => inRoom(sources, room))
        .filter(({ path, readsEnvironment }) => readsEnvironment && path !== 'server/src/platform/config.ts')
        .map(({ path }) => `${path} reads process.env`),
  },
  {
    name: 'only the clock asks for the time',
    broken: (sources) =>
      ['server/src/', 'rules/', 'contract/', 'credentials/'].flatMap((room) => inRoom(sources, room))
        .filter(({ path, asksTime }) => asksTime && path !== 'server/src/platform/clock.ts')
        .map(({ path }) => `${path} asks for the time`),
  },
  {
    name: 'a domain asks for the present instant only where something is compared with it',
    broken: (sources) =>
      inRoom(sources, domains).flatMap(({ path, asksPresent }) => {
        const isListed = path.slice(domains.length) in presentInstants
        if (asksPresent === isListed) return []
        return [asksPresent ? `${path} asks for the present instant: what is written down asks clock.recorded` : `${path} is listed and does not ask for the present instant`]
      }),
  },
  {
    name: 'no folder named common, utils, helpers, core, lib or shared',
    broken: (sources) => sources.filter(({ path }) => forbiddenFolder.test(path)).map(({ path }) => path),
  },
  {
    name: 'no index.ts but a domain\'s door',
    broken: (sources) =>
      sources.filter(({ path }) => /(^|\/)index\.tsx?$/.test(path) && !/^server\/src\/domains\/[^/]+\/index\.ts$/.test(path)).map(({ path }) => path),
  },
  {
    name: 'no import cycles',
    // Types do not count: they are gone when the program runs.
    broken: (sources) =>
      findCycles(new Map(sources.map(({ path, imports }) => [path, new Set(imports.filter(({ ours, typeOnly }) => ours && !typeOnly).map(({ to }) => to))]))),
  },
  {
    name: 'no file over 400 lines',
    broken: (sources) => sources.filter(({ path, lines }) => lines > 400 && !isData(path)).map(({ path, lines }) => `${path} has ${lines} lines`),
  },
  {
    // OpenSSL's one call takes an empty signer's identity into Z; GB/T 32918 has a default one, so others would refuse the signature.
    name: 'SM2 is never signed by OpenSSL\'s one call',
    broken: (sources) => sources.filter(({ bareSm3 }) => bareSm3).map(({ path }) => `${path} signs with sm3`),
  },
]
