import { arrivalArchive, type ArrivalArchive } from '@changxing/contract/arrivals.ts'
import type { CaseView } from '@changxing/contract/cases.ts'
import { picture } from '@changxing/contract/files.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { remarkWords } from '@changxing/rules/vehicles/archive-remarks.ts'
import { At } from '@changxing/ui/time-ago.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useQuery } from '@tanstack/react-query'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { EntryPages } from './entry-pages.tsx'
import { standingOf, useCompared } from './use-compared.ts'
import './archive.css'

type Page = ArrivalArchive['pages'][number]
const keyOf = ({ registration, type, page }: Pick<Page, 'registration' | 'type' | 'page'>): string => `${registration} ${type} ${page}`

/** What the comparison comes to. Pages are held against the signed list, or against what came where none was signed. */
const answerOf = ({ signature, outArea }: ArrivalArchive, { loaded, wrong, all, count }: ReturnType<typeof standingOf> & { readonly count: number }): { readonly answer: 'yes' | 'not-yet' | 'checking'; readonly line: Words; readonly more: Words } => {
  const again: Words = { zh: `请联系${cityName(outArea).zh}车管所核对；不得因此退办。`, en: `Ask the vehicle office of ${cityName(outArea).en}; nothing is returned for that.` }
  if (signature === 'refused') return { answer: 'not-yet', line: { zh: '签名清单的签名不成立', en: 'The signature of the list does not hold' }, more: again }
  if (wrong > 0) return { answer: 'not-yet', line: { zh: `${wrong} 页与签名清单不一致`, en: wrong === 1 ? '1 page is not what was signed' : `${wrong} pages are not what was signed` }, more: again }
  if (!all) return { answer: 'checking', line: { zh: `正在逐页比对 ${loaded} / ${count}`, en: `Comparing page by page, ${loaded} of ${count}` }, more: { zh: '每页查看留痕。', en: 'Each look is recorded.' } }
  if (signature === 'none') return { answer: 'checking', line: { zh: '转出时还没有签名清单，请对照实物档案核对', en: 'It left before lists were signed: compare with the paper file' }, more: { zh: `${count} 页与收到时一致。`, en: `The ${count} pages are as they came.` } }
  return { answer: 'yes', line: { zh: `${count} 页逐页比对，全部与签名清单一致`, en: `All ${count} pages are what was signed` }, more: { zh: '每页查看留痕。', en: 'Each look is recorded.' } }
}

const Pages = ({ file }: { readonly file: ArrivalArchive }) => {
  const say = useSay()
  const client = useClient()
  const { area, arrivalId, manifest, pages } = file
  const here = new Map(pages.map((page) => [keyOf(page), page]))
  // A page of the list that has not come is read in vain, and so counts as wrong; one that is in no list is held against nothing.
  const listed = (manifest?.images ?? pages).map((page) => ({ ...page, fileId: here.get(keyOf(page))?.fileId }))
  const compared = useCompared(['arrival', area, arrivalId], listed.map(({ fileId, sha256, ...page }) => ({
    key: keyOf(page), sha256, read: (signal) => (fileId ? client.call(picture, { params: { area, fileId }, signal }) : Promise.reject(new Error('the page has not come'))),
  })))
  const { answer, line, more } = answerOf(file, { ...standingOf(compared), count: listed.length })
  const entries = manifest?.chain ?? [...new Set(pages.map(({ registration }) => registration))].map((seq) => ({ seq }))
  return (
    <div className="ar">
      <AnswerLine answer={answer} line={line}><p>{say(more)} <ClauseChip clause="M2.1.4" /></p></AnswerLine>
      {manifest && (
        <dl className="cx-facts">
          <dt>{say({ zh: '签名', en: 'Signed by' })}</dt>
          <dd>{say(cityName(manifest.from.slice(0, 6)))} · {say({ zh: '警号', en: 'officer' })} <span className="cx-figures">{manifest.confirmedBy}</span> · <At at={manifest.madeAt} /></dd>
          <dt>{say({ zh: '清单哈希', en: 'Hash of the list' })}</dt><dd><code className="ar-list-hash">{manifest.hash}</code></dd>
          {manifest.remarks.length > 0 && (
            <><dt>{say({ zh: '注明', en: 'Remarks' })}</dt><dd>{manifest.remarks.map(({ typeSays, remark }) => say({ zh: `${typeSays.zh}（${remark}）`, en: `${typeSays.en} (${remarkWords(remark).en})` })).join(say({ zh: '、', en: ', ' }))} <ClauseChip clause="M10.1" /></dd></>
          )}
        </dl>
      )}
      {entries.map((entry) => <EntryPages key={entry.seq} entry={entry} pages={listed.map((page, at) => ({ ...page, seen: compared[at] }))} />)}
    </div>
  )
}

const File = ({ area, arrivalId }: { readonly area: string; readonly arrivalId: string }) => {
  const say = useSay()
  const client = useClient()
  const query = useQuery({ queryKey: ['arrival-archive', area, arrivalId], queryFn: ({ signal }) => client.call(arrivalArchive, { params: { area, arrivalId }, signal }) })
  const title = say({ zh: '电子档案', en: 'Electronic file' })
  return (
    <section className="case-block" aria-label={title}>
      <h2>{title} <ClauseChip clause="M2.4.2" /></h2>
      <Result query={query}>{(file) => <Pages file={file} />}</Result>
    </section>
  )
}

const readers = ['registration', 'archive', 'review-head'] as const

/** The electronic file of a car that moves in, beside the form: every page held against the list that the old place signed (M2.4.2). */
export const ArrivalFile = ({ one }: { readonly one: CaseView }) => {
  const mayRead = holdsOneOf(useOfficer(), readers)
  return mayRead && one.subject?.kind === 'arrival' ? <File area={one.subject.area} arrivalId={one.subject.id} /> : null
}
