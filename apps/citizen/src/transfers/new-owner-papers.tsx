import { pictureTypes } from '@changxing/contract/files.ts'
import { giveTransferPaper, type MyTransfer } from '@changxing/contract/transfers.ts'
import { archiveTypeOf } from '@changxing/rules/vehicles/archive-types.ts'
import { sidesAsked, type CounterPaper } from '@changxing/rules/vehicles/counter-papers.ts'
import type { Words } from '@changxing/rules/words.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type ChangeEvent } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { problemOfFile } from '../shell/problem-of-file.ts'
import '../services/services.css'

/** What a new owner has at home; the offices make or check the rest. */
const atHome = ['owner-identity', 'certificate-pages', 'driving-permit']
/** What only some have to give: registered elsewhere, or an inspection that has run out. */
const calledFor = ['residence-permit', 'safety-inspection', 'compulsory-insurance']

/** Each side of a card, the one page of any other paper. */
const pagesOf = (type: string): readonly { readonly type: string; readonly page: number; readonly side?: Words }[] => {
  const sides = sidesAsked(type as CounterPaper)
  return sides.length === 0 ? [{ type, page: 1 }] : sides.map((side, index) => ({ type, page: index + 1, side }))
}

/** Papers photographed before coming are filed with the registration: one visit is enough (M2.1.3). What the office has scanned need not be given. */
export const NewOwnerPapers = ({ transfer }: { readonly transfer: MyTransfer }) => {
  const say = useSay()
  const queries = useQueryClient()
  const give = useAction(giveTransferPaper)
  const [problem, setProblem] = useState<Words>()
  const { area, transferId, papers, duePapers, originals } = transfer
  // What is called for stays in the list once it was given, so that it can be replaced.
  const types = [...new Set([...duePapers.map(({ type }) => type), ...papers.map(({ type }) => type).filter((type) => calledFor.includes(type)), ...atHome])]
  const choose = async (type: string, page: number, event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    const found = problemOfFile(file)
    setProblem(found)
    const given = found ? undefined : await give.run({ params: { area, transferId, type, page: String(page) }, body: file })
    if (given) queries.setQueryData(['my-transfer', area, transferId], given)
  }
  return (
    <section className="cx-card cx-actions">
      <h2 style={{ margin: 0 }}>{say(duePapers.length > 0
        ? { zh: `请交：${duePapers.map(({ typeSays }) => typeSays.zh).join('、')}`, en: `Please give: ${duePapers.map(({ typeSays }) => typeSays.en).join(', ')}` }
        : { zh: '先交材料照片（可以不交）', en: 'Give pictures of your papers first (if you like)' })}</h2>
      <p style={{ margin: 0 }}>{say({
        zh: '现在拍好的，窗口先看；没交的，查验时带来扫描。',
        en: 'What you photograph now the counter sees beforehand; bring the rest to the inspection, and it is scanned there.',
      })} <ClauseChip clause="M2.1.3" /></p>
      {originals.length > 0 && <p style={{ margin: 0 }}><strong>{say({
        zh: `拍了照的，原件也要随车带来：${originals.map(({ typeSays }) => typeSays.zh).join('、')}。窗口看过、扫描后才登记。`,
        en: `Photographed or not, bring these originals with the car: ${originals.map(({ typeSays }) => typeSays.en.toLowerCase()).join(', ')}. It is registered once the counter has seen and scanned them.`,
      })}</strong></p>}
      {problem && <Notice tone="bad" live="assertive">{say(problem)}</Notice>}
      <FailureNotice failure={give.failure} />
      {types.flatMap(pagesOf).map(({ type, page, side }) => {
        const given = papers.find((paper) => paper.type === type && paper.page === page)
        const name = `${say(archiveTypeOf(type)!.name)}${side ? ` ${say(side)}` : ''}`
        const due = duePapers.some((paper) => paper.type === type)
        if (given && given.by !== 'new-owner') {
          return <p key={`${type} ${page}`} style={{ margin: 0 }}>{name} · {say({ zh: '车管所已扫描', en: 'scanned by the office' })}</p>
        }
        return (
          <label key={`${type} ${page}`} className={due ? 'cx-button apply-file' : 'cx-button cx-button--quiet apply-file'} aria-disabled={give.pending}>
            {name} · {due ? say({ zh: '必须提交', en: 'required' }) : given ? say({ zh: '已交，点此更换', en: 'given; press to replace it' }) : say({ zh: '拍照或选择', en: 'photograph or choose' })}
            <input type="file" accept={pictureTypes.join()} disabled={give.pending} onChange={(event) => void choose(type, page, event)} />
          </label>
        )
      })}
    </section>
  )
}
