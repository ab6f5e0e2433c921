import { examineDelegation, findDelegations, notALetterCode, type Delegation } from '@changxing/contract/delegations.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select, type InputRef } from 'antd'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { useScans } from '../shell/scans.tsx'
import { searched } from '../shell/search-kind.ts'
import { agentBusinesses } from './businesses.ts'
import { ExaminedLetter, type Examined } from './examined.tsx'
import { LetterList } from './letter-list.tsx'
import { PaperLetter } from './paper-letter.tsx'
import { plainNumber } from './use-counter-person.ts'

const codeIsHere = { zh: '码已收到。请先填到场人的身份证号并选择业务，再核验。', en: 'The code is here. Give the agent’s number and choose the business, then examine.' }

type Shown = { readonly code: string } | { readonly letter: { readonly area: string; readonly id: string } }

/**
 * An agent comes: who, for which business, by which letter. The letter is found by the agent's number, or scanned from anywhere on the page
 * while its copy is late (M9.2.2); the answer says what to do (M9.2.3).
 */
export const AgentPanel = ({ scanned, onSelf, onStarted }: {
  /** A code that was scanned before this panel was open. */
  readonly scanned: string | null
  readonly onSelf: () => void
  readonly onStarted: (caseId: string) => void
}) => {
  const say = useSay()
  const client = useClient()
  const { area } = useOfficer()
  const [typed, setTyped] = useState('')
  const [agent, setAgent] = useState<string | null>(null)
  const [business, setBusiness] = useState<string>()
  const [code, setCode] = useState(scanned ?? '')
  const [paper, setPaper] = useState(false)
  const [examined, setExamined] = useState<Examined | null>(null)
  const [waiting, setWaiting] = useState<Words | null>(scanned === null ? null : codeIsHere)
  const field = useRef<InputRef>(null)
  const examine = useAction(examineDelegation)
  useEffect(() => field.current?.focus(), [])
  const letters = useQuery({
    queryKey: ['letters', area, agent], enabled: agent !== null, gcTime: 60_000,
    queryFn: ({ signal }) => client.call(findDelegations, { params: { area }, input: { agentNumber: agent! }, signal }),
  })
  const number = plainNumber(typed)
  const forget = () => {
    setExamined(null)
    examine.clear()
  }
  const find = (text: string) => {
    forget()
    setTyped(plainNumber(text))
    if (plainNumber(text).length >= 6) setAgent(plainNumber(text))
  }
  const ask = async (shown: Shown) => {
    forget()
    const asked = number.length >= 6 && business !== undefined
    // Without them the server cannot be asked; what is no code of a letter is said at once.
    setWaiting(asked ? null : 'code' in shown && searched(shown.code).kind !== 'letter' ? notALetterCode : codeIsHere)
    if (!asked) return
    if (agent !== number) setAgent(number)
    const answer = await examine.run({ params: { area }, input: { ...shown, agentNumber: number, business } })
    if (!answer) return
    setPaper(false)
    setExamined(answer)
  }
  useScans((text) => {
    const scan = searched(text)
    if (scan.kind === 'person') find(scan.number)
    else {
      // Whatever else is scanned here is meant for a letter, also what is none: the answer says so where people look (M9.2.2).
      const code = scan.kind === 'letter' ? scan.code : text
      setCode(code)
      void ask({ code })
    }
    return true
  })
  const examineCode = () => { if (code.trim()) void ask({ code }) }
  useKeys({ zh: '委托', en: 'Delegation' }, [
    { key: 'v', label: { zh: '核验委托书', en: 'Examine the letter' }, run: examineCode, off: !code.trim() || examine.pending },
    { key: 'p', label: { zh: '纸质委托书', en: 'Paper letter' }, run: () => setPaper(!paper), off: business === undefined },
  ])
  const submit = (then: () => void) => (event: FormEvent) => {
    event.preventDefault()
    then()
  }
  return (
    <>
      <form className="desk-field" onSubmit={submit(() => find(typed))}>
        <label htmlFor="agent-number">{say({ zh: '到场受托人的身份证号', en: 'Identity number of the agent who is here' })}</label>
        <div className="counter-pair">
          <Input ref={field} id="agent-number" value={typed} required minLength={6} maxLength={40} autoComplete="off"
            onChange={(event) => { forget(); setTyped(event.target.value) }} />
          <Button htmlType="submit">{say({ zh: '查委托', en: 'Find letters' })}</Button>
        </div>
      </form>
      <div className="desk-field">
        <label htmlFor="agent-business">{say({ zh: '要办的业务', en: 'What they want to do' })} <ClauseChip clause="M9.1" /> <ClauseChip clause="M9.3" /></label>
        <Select id="agent-business" value={business} showSearch={{ optionFilterProp: 'label' }} notFoundContent={null} placeholder={say({ zh: '选择业务', en: 'Choose the business' })}
          onChange={(chosen: string) => { forget(); setBusiness(chosen); setWaiting(null) }} options={agentBusinesses.map(({ name, says }) => ({ value: name, label: say(says) }))} />
      </div>
      {agent !== null && agent === number && !examined && (
        <Result query={letters}>
          {(found) => <LetterList letters={found.letters} says={found.says} pending={examine.pending} onChoose={({ area: at, id }: Delegation) => void ask({ letter: { area: at, id } })} />}
        </Result>
      )}
      <form className="desk-field" onSubmit={submit(examineCode)}>
        <label htmlFor="letter-code">{say({ zh: '委托书上的码（扫码枪随处可扫）或 40 位数字', en: 'Code on the letter (the gun works anywhere), or its 40 digits' })}</label>
        <div className="counter-pair">
          <Input.TextArea id="letter-code" className="counter-code" value={code} rows={2} maxLength={4000} autoComplete="off" spellCheck={false}
            onChange={(event) => { forget(); setCode(event.target.value) }}
            onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); examineCode() } }} />
          <Button htmlType="submit" loading={examine.pending} disabled={!code.trim()}>{say({ zh: '核验', en: 'Examine' })}<Kbd of="v" /></Button>
        </div>
      </form>
      {waiting && <Notice tone="care" live="polite">{say(waiting)}</Notice>}
      <FailureNotice failure={examine.failure} />
      {examined && business !== undefined && <ExaminedLetter key={examined.checkId} examined={examined} business={business} onSelf={onSelf} onStarted={onStarted} />}
      <div>
        <Button disabled={business === undefined} aria-expanded={paper} onClick={() => setPaper(!paper)}>
          {say({ zh: '登记纸质委托书', en: 'Record a paper letter' })}<Kbd of="p" />
        </Button>
      </div>
      {paper && business !== undefined && (
        <PaperLetter key={`${number}-${business}`} agentNumber={number} business={business} onRecorded={({ area: at, id }) => void ask({ letter: { area: at, id } })} />
      )}
    </>
  )
}
