import { caseView } from '@changxing/contract/cases.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useAddress, useGo } from '../shell/places.tsx'
import { useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { useScans } from '../shell/scans.tsx'
import { searched } from '../shell/search-kind.ts'
import { AgentPanel } from './agent-panel.tsx'
import { CounterCase } from './counter-case.tsx'
import { SelfPanel } from './self-panel.tsx'
import { WaitingLists } from './waiting-lists.tsx'
import '../review/review.css'
import './counter.css'

type As = 'self' | 'agent'
const asWords = { self: { zh: '本人办理', en: 'In person' }, agent: { zh: '受托人办理', en: 'By an agent' } } as const

/** The counter: who comes, for themselves or by a letter; then the case, its papers, and sending it off. */
const CounterPage = () => {
  const say = useSay()
  const go = useGo()
  const client = useClient()
  const { area } = useOfficer()
  const { as = 'self', case: caseId } = useAddress<{ as?: As; case?: string }>()
  const [visit, setVisit] = useState(0)
  const query = useQuery({
    queryKey: ['counter-case', area, caseId], enabled: caseId !== undefined, refetchOnWindowFocus: false,
    queryFn: ({ signal }) => client.call(caseView, { params: { area, caseId: caseId! }, signal }),
  })
  const open = (id: string) => go({ to: '/counter', search: { as, case: id } })
  const come = (next: As) => go({ to: '/counter', search: { as: next, case: caseId } })
  const [late, setLate] = useState<string | null>(null)
  const nextPerson = () => {
    setVisit(visit + 1)
    setLate(null)
    go({ to: '/counter', search: { as: 'self' } })
  }
  // A letter scanned while the person's own panel is open belongs to the other one.
  useScans((text) => {
    if (as === 'agent' || searched(text).kind !== 'letter') return false
    setLate(text)
    come('agent')
    return true
  })
  useKeys({ zh: '窗口', en: 'Counter' }, [
    { key: '1', label: asWords.self, run: () => come('self') },
    { key: '2', label: asWords.agent, run: () => come('agent') },
    { key: 'n', label: { zh: '下一位', en: 'Next person' }, run: nextPerson },
  ])
  return (
    <div className="desk-page counter-page">
      <header className="desk-page-head">
        <h1>{say({ zh: '窗口受理', en: 'Counter' })}</h1>
        <div className="desk-bar" role="group" aria-label={say({ zh: '谁来办理', en: 'Who comes' })}>
          {(['self', 'agent'] as const).map((name, index) => (
            <Button key={name} type={name === as ? 'primary' : 'default'} aria-pressed={name === as} onClick={() => come(name)}>{say(asWords[name])}<Kbd of={String(index + 1)} /></Button>
          ))}
          <Button onClick={nextPerson}>{say({ zh: '下一位', en: 'Next person' })}<Kbd of="n" /></Button>
        </div>
      </header>
      <div className="counter">
        <section className="desk-card" key={`${as}-${visit}`} aria-label={say(asWords[as])}>
          {as === 'self' ? <SelfPanel chosen={caseId} onOpen={open} /> : <AgentPanel scanned={late} onSelf={() => come('self')} onStarted={open} />}
        </section>
        {caseId === undefined ? <WaitingLists onOpen={open} /> : <Result query={query}>{(one) => <CounterCase key={one.id} one={one} onNext={nextPerson} />}</Result>}
      </div>
    </div>
  )
}

export default CounterPage
