import type { ServiceView } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'
import { alsoCalled } from './also-called.ts'

/** What can be found: the name under which people may know it otherwise is looked up by `id`. */
type Findable = { readonly id: string; readonly title: Words; readonly more: string }

/** Those in which every typed word occurs, in either language or as people call it; those with the words in the title first. Nothing typed finds all. */
function find<Thing>(things: readonly Thing[], typed: string, look: (thing: Thing) => Findable): readonly Thing[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return things
  const looked = things.map((thing) => {
    const { id, title, more } = look(thing)
    const name = `${title.zh} ${title.en}`.toLowerCase()
    return { thing, name, text: `${name} ${more} ${alsoCalled[id] ?? ''}`.toLowerCase() }
  })
  const inTitle = (name: string) => words.every((word) => name.includes(word))
  return looked.filter(({ text }) => words.every((word) => text.includes(word))).sort((a, b) => Number(inTitle(b.name)) - Number(inTitle(a.name))).map(({ thing }) => thing)
}

/** The services that are meant; a clause finds its services too. */
export const findServices = (services: readonly ServiceView[], typed: string): readonly ServiceView[] =>
  find(services, typed, ({ id, title, summary, clauses }) => ({ id, title, more: `${summary.zh} ${summary.en} ${clauses.join(' ')}` }))

/** The ways that are meant and are no service: the transfer between cities, the check before a sale, the queue number. */
export const findWays = <Way extends { readonly to: string; readonly label: Words; readonly more: Words }>(ways: readonly Way[], typed: string): readonly Way[] =>
  find(ways, typed, ({ to, label, more }) => ({ id: to, title: label, more: `${more.zh} ${more.en}` }))
