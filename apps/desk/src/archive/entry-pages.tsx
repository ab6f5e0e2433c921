import { cityName } from '@changxing/rules/areas.ts'
import { useSay } from '@changxing/ui/language.tsx'
import type { Tone } from '@changxing/ui/shapes.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { kindWords } from './own-archive.tsx'
import { PageTile } from './page-tile.tsx'
import type { Compared } from './use-compared.ts'

const same: { readonly tone: Tone; readonly says: Words } = { tone: 'good', says: { zh: '一致', en: 'The same' } }
const altered: { readonly tone: Tone; readonly says: Words } = { tone: 'bad', says: { zh: '不一致', en: 'Not the same' } }

/** One entry of a car's chain with those of these pages that belong to it, each held against the list. */
export const EntryPages = ({ entry: { seq, kind, on, office }, pages }: {
  /** Without a list nothing is known of an entry but its number. */
  readonly entry: { readonly seq: number; readonly kind?: string; readonly on?: string; readonly office?: string }
  readonly pages: readonly {
    readonly registration: number; readonly type: string; readonly typeSays: Words; readonly page: number; readonly sha256: string; readonly seen: Compared | undefined
  }[]
}) => {
  const say = useSay()
  return (
    <section className="case-block">
      <h2><span>
        {say({ zh: `第 ${seq} 项`, en: `Entry ${seq}` })}{kind && <> · {say(kindWords[kind as keyof typeof kindWords] ?? { zh: kind, en: kind })}</>}
        {' '}{on && office && <span className="cx-soft"><Day on={on} /> · {say(cityName(office.slice(0, 6)))}</span>}</span></h2>
      <ul className="cx-plain-list ar-tiles">
        {pages.filter(({ registration }) => registration === seq).map(({ type, typeSays, page, sha256, seen }) => (
          <PageTile key={`${type} ${page}`} name={say(typeSays)} page={page} blob={seen?.data?.blob} failed={seen?.isError ?? false} sha256={sha256}
            mark={seen?.data ? (seen.data.isSame ? same : altered) : undefined} />
        ))}
      </ul>
    </section>
  )
}
