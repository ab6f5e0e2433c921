import { recordPaperLetter, type Delegation } from '@changxing/contract/delegations.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import type { Words } from '@changxing/rules/words.ts'
import { Button, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { useMe, useOfficer } from '../shell/queries.ts'
import { ScanPaper } from './scan-paper.tsx'
import { plainNumber } from './use-counter-person.ts'

const fields = [
  { name: 'principalNumber', label: { zh: '委托人证件号码', en: 'Principal’s identity number' } },
  { name: 'principalName', label: { zh: '委托人姓名', en: 'Principal’s name' } },
  { name: 'agentNumber', label: { zh: '受托人证件号码', en: 'Agent’s identity number' } },
  { name: 'agentName', label: { zh: '受托人姓名', en: 'Agent’s name' } },
] as const satisfies readonly { name: string; label: Words }[]
type Name = (typeof fields)[number]['name']
const days = [
  { name: 'madeOn', label: { zh: '委托日期', en: 'Dated' } }, { name: 'validUntil', label: { zh: '有效期至', en: 'Valid until' } },
] as const satisfies readonly { name: string; label: Words }[]

/** A paper letter is as good as an electronic one (M9.3); where one was made online the server refuses paper and names it. */
export const PaperLetter = ({ agentNumber, business, onRecorded }: {
  readonly agentNumber: string
  readonly business: string
  readonly onRecorded: (letter: Delegation) => void
}) => {
  const say = useSay()
  const { area } = useOfficer()
  const today = useMe().data?.today ?? ''
  const [typed, setTyped] = useState<Record<Name | 'madeOn' | 'validUntil', string>>({
    principalNumber: '', principalName: '', agentNumber, agentName: '', madeOn: today, validUntil: '',
  })
  const [scanId, setScan] = useState<string | null>(null)
  const record = useAction(recordPaperLetter)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (scanId === null) return
    const letter = await record.run({
      params: { area }, input: { ...typed, principalNumber: plainNumber(typed.principalNumber), agentNumber: plainNumber(typed.agentNumber), business, scanId },
    })
    if (letter) onRecorded(letter)
  }
  return (
    <form className="counter-paper" aria-label={say({ zh: '登记纸质委托书', en: 'Record a paper letter' })} onSubmit={(event) => void submit(event)}>
      <p className="cx-soft">{say({ zh: '已网上委托的，不收纸质委托书。', en: 'Who delegated online is never asked for paper.' })}</p>
      {fields.map(({ name, label }) => (
        <div key={name} className="desk-field">
          <label htmlFor={`paper-${name}`}>{say(label)}</label>
          <Input id={`paper-${name}`} value={typed[name]} required minLength={name.endsWith('Number') ? 6 : 1} maxLength={name.endsWith('Number') ? 40 : 100} autoComplete="off"
            onChange={(event) => setTyped({ ...typed, [name]: event.target.value })} />
        </div>
      ))}
      <div className="counter-days">
        {days.map(({ name, label }) => (
          <div key={name} className="desk-field">
            <label htmlFor={`paper-${name}`}>{say(label)}</label>
            <Input id={`paper-${name}`} type="date" required value={typed[name]} onChange={(event) => setTyped({ ...typed, [name]: event.target.value })} />
          </div>
        ))}
      </div>
      <div className="desk-field">
        <span className="desk-label">{say({ zh: '委托书图片', en: 'Picture of the letter' })}{scanId !== null && say({ zh: ' · 已上传', en: ' · uploaded' })}</span>
        <ScanPaper name={say({ zh: '委托书', en: 'letter' })} onScanned={setScan} />
      </div>
      <div><Button htmlType="submit" type="primary" loading={record.pending} disabled={scanId === null}>{say({ zh: '登记并核验', en: 'Record and examine' })}</Button></div>
      <FailureNotice failure={record.failure} />
    </form>
  )
}
