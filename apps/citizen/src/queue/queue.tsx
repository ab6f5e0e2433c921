import { giveTicketBack, listOffices, myTickets, takeTicket, type Ticket } from '@changxing/contract/queue.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { AreaField } from '@changxing/ui/form/area-field.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ageOn, helperAge } from '../mine/helper-age.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { useCitizen, useMe } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import './queue.css'

/** How often the number of people before is asked for. */
const everyMs = 15_000

const useTickets = () => {
  const client = useClient()
  return useQuery({ queryKey: ['tickets'], queryFn: ({ signal }) => client.call(myTickets, { signal }), refetchInterval: everyMs })
}

const MyTicket = ({ ticket }: { readonly ticket: Ticket }) => {
  const say = useSay()
  const queries = useQueryClient()
  const back = useAction(giveTicketBack)
  const send = async () => {
    if (await back.run({ params: { area: ticket.area, ticketId: ticket.id } })) await queries.invalidateQueries({ queryKey: ['tickets'] })
  }
  const called = ticket.state === 'called'
  const says = called && ticket.window ? { zh: `请到 ${ticket.window} 号窗口`, en: `Go to window ${ticket.window}` } : ticket.stateSays
  return (
    <section className="cx-card queue-ticket" data-called={called}>
      <p className="cx-soft" style={{ margin: 0 }}>{say(ticket.office.name)} · {ticket.lane === 'green' ? say({ zh: '绿色通道', en: 'Green lane' }) : say({ zh: '普通窗口', en: 'Ordinary lane' })}</p>
      <p className="queue-number cx-figures">{ticket.number}</p>
      <AnswerLine answer={called ? 'yes' : 'checking'} line={says} say={ticket.waiting?.says}>{ticket.waiting && say(ticket.waiting.says)}{ticket.waiting?.minutes === null && ticket.waiting.ahead > 0 && say({ zh: '，等候时间还算不出', en: '; the time cannot be told yet' })}</AnswerLine>
      <FailureNotice failure={back.failure} retry={() => void send()} />
      {ticket.state === 'waiting' && <button type="button" className="cx-button cx-button--plain" disabled={back.pending} onClick={() => void send()}>{say({ zh: '不去了，退号', en: 'Give the number back' })}</button>}
    </section>
  )
}

const Offices = ({ area, elder }: { readonly area: string; readonly elder: boolean }) => {
  const say = useSay()
  const client = useClient()
  const queries = useQueryClient()
  const found = useQuery({ queryKey: ['offices', area], queryFn: ({ signal }) => client.call(listOffices, { params: { area }, signal }), refetchInterval: everyMs })
  const take = useAction(takeTicket)
  const send = async (office: string) => {
    if (await take.run({ params: { area, office } })) await queries.invalidateQueries({ queryKey: ['tickets'] })
  }
  return (
    <Result query={found}>
      {({ offices }) => (
        <>
          {elder && <AnswerLine answer="yes" line={{ zh: '您走绿色通道，先叫', en: 'You are in the green lane and called first' }}><ClauseChip clause="M6.2.1" /></AnswerLine>}
          <FailureNotice failure={take.failure} />
          <ul className="cx-plain-list cx-stack">
            {offices.map((office) => (
              <li key={office.id} className="cx-card cx-actions">
                <strong>{say(office.name)}</strong>
                <span className="cx-soft">
                  {elder ? say({ zh: '绿色通道：', en: 'Green lane: ' }) : say({ zh: '现在取号：', en: 'If you take one now: ' })}{say(office.lanes[elder ? 'green' : 'ordinary'].says)}
                </span>
                <button type="button" className="cx-button" disabled={take.pending} onClick={() => void send(office.id)}><Icon name="ticket" />{say({ zh: '取号', en: 'Take a number' })}</button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Result>
  )
}

/** Where to go: the own city first; business with a car may lead to another. */
const Place = ({ home, elder }: { readonly home: string; readonly elder: boolean }) => {
  const [area, setArea] = useState(home)
  return (
    <>
      <AreaField id="field-area" label={{ zh: '到哪个城市办？', en: 'In which city?' }} value={area} onChange={setArea} />
      <Offices area={area} elder={elder} />
    </>
  )
}

const running = new Set<Ticket['state']>(['waiting', 'called'])

const Mine = () => {
  const citizen = useCitizen()
  const today = useMe().data?.today
  return (
    <Result query={useTickets()}>
      {({ tickets }) => {
        const now = tickets.filter(({ state }) => running.has(state))
        return (
          <>
            {now.map((ticket) => <MyTicket key={ticket.id} ticket={ticket} />)}
            {now.length === 0 && citizen && today && <Place home={citizen.area} elder={ageOn(citizen.birthDate, today) >= helperAge} />}
          </>
        )
      }}
    </Result>
  )
}

/** 排号: take a number before going, see how many are before one, give it back (M6.2.1). */
const Queue = () => {
  const say = useSay()
  return (
    <Screen title={{ zh: '窗口取号', en: 'Queue number' }} back={{ to: '/services' }}>
      <p className="cx-soft" style={{ margin: 0 }}>
        {say({ zh: '先取号再出门，当天有效。60 周岁以上走绿色通道，也可以请大厅工作人员帮忙取号。', en: 'Take a number before you set out; it is good today. From 60 you are in the green lane; staff in the hall can take one for you.' })} <ClauseChip clause="M6.2.1" />
      </p>
      <SignedIn why={{ zh: '登录后取号', en: 'Sign in to take a number' }}><Mine /></SignedIn>
    </Screen>
  )
}
export default Queue
