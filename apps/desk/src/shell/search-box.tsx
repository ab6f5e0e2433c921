import { findCase } from '@changxing/contract/cases.ts'
import { Failed } from '@changxing/contract/client.ts'
import { checkCopy } from '@changxing/contract/e-licences.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useBarcodeGun } from '@changxing/ui/scan/keyboard-wedge.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useRef, useState, type FormEvent } from 'react'
import { CopyAnswer } from './copy-answer.tsx'
import { Kbd, useKeys } from './keys.tsx'
import { useGo } from './places.tsx'
import { holdsOneOf, useOfficer } from './queries.ts'
import { searched } from './search-kind.ts'

/** A gun's shortest code here: a case number. */
const shortestScan = 12
const words = {
  label: { zh: '办件编号或 40 位数字', en: 'Case number or 40 digits' },
  unclear: { zh: '请输入办件编号，或副本上的 40 位数字', en: 'Type a case number, or the 40 digits of a copy' },
  notFound: { zh: '本地没有这个编号的办件', en: 'No case of this area has that number' },
  failed: { zh: '暂时查不到，请稍后再试', en: 'The search did not answer; try again' },
} as const satisfies Record<string, Words>

/** Finds a case by its number or checks a copy by its digits; a barcode gun lands here from anywhere on the page. */
export const SearchBox = () => {
  const say = useSay()
  const client = useClient()
  const go = useGo()
  const officer = useOfficer()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<Words | null>(null)
  const [copy, setCopy] = useState<OutputOf<typeof checkCopy> | null>(null)

  const open = async (text: string) => {
    const wanted = searched(text)
    setTyped(text)
    setProblem(wanted.kind === 'nothing' ? words.unclear : null)
    try {
      if (wanted.kind === 'copy') {
        setCopy(await client.call(checkCopy, { input: { digits: wanted.digits } }))
        setTyped('')
      }
      if (wanted.kind !== 'case') return
      const found = await client.call(findCase, { params: { area: officer.area, number: wanted.number } })
      setTyped('')
      if (holdsOneOf(officer, ['licence-review', 'review-head'])) go({ to: '/review', search: { case: found.id } })
      else if (holdsOneOf(officer, ['photo-capture'])) go({ to: '/capture', search: { case: found.id } })
      else go({ to: '/replay', search: { case: found.id, number: found.number } })
    } catch (error) {
      setProblem(error instanceof Failed && error.status === 404 ? words.notFound : words.failed)
    }
  }
  useBarcodeGun((text) => void open(text), shortestScan)
  useKeys({ zh: '查找', en: 'Search' }, [{ key: '/', label: { zh: '到查找框', en: 'Go to the search field' }, run: () => field.current?.focus() }])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void open(typed)
  }
  return (
    <form className="desk-search" role="search" onSubmit={submit}>
      <Icon name="scan" size="1.1em" />
      <input ref={field} value={typed} aria-label={say(words.label)} placeholder={say(words.label)} autoComplete="off" spellCheck={false}
        aria-invalid={problem ? true : undefined} aria-describedby={problem ? 'search-problem' : undefined}
        onFocus={(event) => event.target.select()} onChange={(event) => { setTyped(event.target.value); setProblem(null) }}
        onKeyDown={(event) => { if (event.key === 'Escape') { setProblem(null); field.current?.blur() } }} />
      <Kbd of="/" />
      <p id="search-problem" className="desk-search-problem" role="status">{problem && say(problem)}</p>
      <CopyAnswer answer={copy} close={() => setCopy(null)} />
    </form>
  )
}
