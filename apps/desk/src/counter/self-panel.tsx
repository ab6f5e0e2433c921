import { useSay } from '@changxing/ui/language.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { Button, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Result } from '../shell/result.tsx'
import { useScans } from '../shell/scans.tsx'
import { searched } from '../shell/search-kind.ts'
import { BeginForm } from './begin-form.tsx'
import { PersonCard } from './person-card.tsx'
import { plainNumber, useCounterPerson } from './use-counter-person.ts'

/** The person comes in person: no delegation is examined (M9.2.3). A card reader types the number into the right field from anywhere. */
export const SelfPanel = ({ chosen, onOpen }: { readonly chosen: string | undefined; readonly onOpen: (caseId: string) => void }) => {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<string | null>(null)
  const field = useRef<InputRef>(null)
  const person = useCounterPerson(asked === null ? null : { identityNumber: asked })
  useEffect(() => field.current?.focus(), [])
  const find = (text: string) => {
    const number = plainNumber(text)
    setTyped(number)
    if (number.length >= 6) setAsked(number)
  }
  useScans((text) => {
    const scan = searched(text)
    if (scan.kind !== 'person') return false
    find(scan.number)
    return true
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    find(typed)
  }
  return (
    <>
      <form className="desk-field" onSubmit={submit}>
        <label htmlFor="counter-number">{say({ zh: '身份证号（核对本人和证件）', en: 'Identity number (check person and card)' })}</label>
        <div className="counter-pair">
          <Input ref={field} id="counter-number" value={typed} required minLength={6} maxLength={40} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
          <Button htmlType="submit">{say({ zh: '查找', en: 'Find' })}</Button>
        </div>
      </form>
      <p className="cx-soft cx-small">{say({ zh: '本人到场，不需要也不核验委托书。', en: 'In person: no letter is needed or examined.' })} <ClauseChip clause="M9.2.3" /></p>
      {asked !== null && (
        <Result query={person}>
          {(found) => (
            <>
              <PersonCard found={found} chosen={chosen} onOpen={onOpen} />
              {(found.person || found.mayEnter) && <BeginForm key={asked} who={{ identityNumber: asked }} unnamed={!found.person} things={found.things} onStarted={onOpen} />}
            </>
          )}
        </Result>
      )}
    </>
  )
}
