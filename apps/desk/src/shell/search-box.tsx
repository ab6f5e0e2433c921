import { findCase } from '@changxing/contract/cases.ts'
import { Failed } from '@changxing/contract/client.ts'
import { checkCopy } from '@changxing/contract/e-licences.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { unknownSign } from '@changxing/ui/scan/keyboard-wedge.ts'
import { useRef, useState, type FormEvent } from 'react'
import { CopyAnswer } from './copy-answer.tsx'
import { Kbd, useKeys } from './keys.tsx'
import { caseWork } from './screens.ts'
import { useGo } from './places.tsx'
import { holdsOneOf, useOfficer } from './queries.ts'
import { useLeaveScan, useScans } from './scans.tsx'
import { searched } from './search-kind.ts'

const words = {
  label: { zh: '办件编号或 40 位数字', en: 'Case number or 40 digits' },
  counterOnly: { zh: '委托书和证件号码由窗口受理岗查', en: 'Letters and identity numbers are for the counter' },
  unclear: { zh: '请输入办件编号，或副本上的 40 位数字', en: 'Type a case number, or the 40 digits of a copy' },
  garbled: { zh: '扫到的内容不完整，请切换到英文输入后再扫', en: 'The scan is not whole: switch the input method to English and scan again' },
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

  const leave = useLeaveScan()
  const open = async (text: string) => {
    const wanted = searched(text)
    setTyped(text)
    setProblem(text.includes(unknownSign) ? words.garbled : wanted.kind === 'nothing' ? words.unclear : null)
    if (wanted.kind === 'letter' || wanted.kind === 'person') {
      if (!holdsOneOf(officer, ['photo-capture'])) return setProblem(words.counterOnly)
      setTyped('')
      leave(text)
      return go({ to: '/counter', search: { as: wanted.kind === 'letter' ? 'agent' : 'self' } })
    }
    try {
      if (wanted.kind === 'copy') {
        setCopy(await client.call(checkCopy, { input: { digits: wanted.digits } }))
        setTyped('')
      }
      if (wanted.kind !== 'case') return
      const found = await client.call(findCase, { params: { area: officer.area, number: wanted.number } })
      setTyped('')
      if (holdsOneOf(officer, caseWork)) go({ to: '/review', search: { case: found.id } })
      else if (holdsOneOf(officer, ['photo-capture'])) go({ to: '/counter', search: { case: found.id } })
      else go({ to: '/replay', search: { case: found.id, number: found.number } })
    } catch (error) {
      setProblem(error instanceof Failed && error.status === 404 ? words.notFound : words.failed)
    }
  }
  useScans((text) => {
    void open(text)
    return true
  })
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
