import { insuranceTickets, recheckInsurance, settleInsuranceTicket, type InsuranceTicket } from '@changxing/contract/insurance.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'

const tones: Readonly<Record<InsuranceTicket['state'], Tone>> = { sending: 'blue', 'with-insurer': 'care', 'not-taken': 'bad', corrected: 'blue', settled: 'good' }
const leastWords = 4
/** Weekly work: what is older was talked about once and is not settled. */
const oldDays = 7

/** What a ticket is about: the end of a VIN, or the insurers' platform as a whole. */
const useAbout = () => {
  const say = useSay()
  return ({ car }: InsuranceTicket) => car?.vinEnd ?? say({ zh: '保险信息平台', en: 'Insurance platform' })
}

const Settle = ({ ticket, onClose }: { readonly ticket: InsuranceTicket; readonly onClose: () => void }) => {
  const say = useSay()
  const { area } = useOfficer()
  const queries = useQueryClient()
  const settle = useAction(settleInsuranceTicket)
  const [note, setNote] = useState('')
  const id = useId()
  const about = useAbout()
  const done = async () => {
    if (!(await settle.run({ params: { area, ticketId: ticket.id }, input: { note } }))) return
    void queries.invalidateQueries({ queryKey: ['insurance-tickets'] })
    onClose()
  }
  return (
    <Modal open onCancel={onClose} onOk={() => void done()} confirmLoading={settle.pending} okText={say({ zh: '了结', en: 'Settle' })} okButtonProps={{ disabled: note.trim().length < leastWords }}
      title={`${say(ticket.reasonSays)} · ${about(ticket)}`}>
      <div className="insurance-form">
        <p>{say(ticket.asked)}</p>
        <div className="desk-field">
          <label htmlFor={id}>{say({ zh: '与保险公司怎样解决的', en: 'What was settled with the insurer' })}</label>
          <Input.TextArea id={id} rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
        </div>
        <FailureNotice failure={settle.failure} />
      </div>
    </Modal>
  )
}

/** Tickets to the insurers with their state and age: open ones, the oldest first, or settled ones. */
export const TicketsTab = ({ settled }: { readonly settled: boolean }) => {
  const say = useSay()
  const client = useClient()
  const officer = useOfficer()
  const queries = useQueryClient()
  const recheck = useAction(recheckInsurance)
  const [settling, setSettling] = useState<InsuranceTicket>()
  const about = useAbout()
  const mayAct = !settled && holdsOneOf(officer, ['registration', 'review-head'])
  const { area } = officer
  const query = useQuery({
    queryKey: ['insurance-tickets', area, settled], refetchInterval: 30_000,
    queryFn: ({ signal }) => client.call(insuranceTickets, { params: { area }, input: { settled: settled ? 'yes' : 'no' }, signal }),
  })
  const askNow = async (ticketId: string) => (await recheck.run({ params: { area, ticketId } })) && void queries.invalidateQueries({ queryKey: ['insurance-tickets'] })
  return (
    <Result query={query}>
      {({ tickets }) => (
        <>
          <FailureNotice failure={recheck.failure} />
          <div className="desk-card desk-scroll">
            <table className="desk-table">
              <caption className="cx-hidden">{settled ? say({ zh: '已解决工单', en: 'Settled tickets' }) : say({ zh: '待解决工单', en: 'Open tickets' })}</caption>
              <thead><tr>
                <th scope="col">{say({ zh: '车辆', en: 'Vehicle' })}</th><th scope="col">{say({ zh: '原因', en: 'Reason' })}</th><th scope="col">{say({ zh: '保险公司', en: 'Insurer' })}</th>
                <th scope="col">{say({ zh: '状态', en: 'State' })}</th><th scope="col" className="number">{say({ zh: '天数', en: 'Days' })}</th>
                <th scope="col">{settled ? say({ zh: '怎样解决', en: 'How' }) : say({ zh: '下次复查', en: 'Next check' })}</th>
                {mayAct && <th scope="col">{say({ zh: '办理', en: 'Do' })}</th>}
              </tr></thead>
              <tbody>
                {tickets.map((ticket) => (
                  <tr key={ticket.id}>
                    <th scope="row">
                      {ticket.car
                        ? <>{ticket.car.plateNumber ?? say({ zh: '新车', en: 'New car' })}<br /><span className="cx-soft cx-small">…{ticket.car.vinEnd}</span></>
                        : <>{about(ticket)}<br /><span className="cx-soft cx-small">{say({ zh: '当天未得答复的全部车辆', en: 'Every vehicle without an answer that day' })}</span></>}
                    </th>
                    <td>{say(ticket.reasonSays)}</td>
                    <td>{ticket.insurer?.name ?? (ticket.car ? say({ zh: '未见保单', en: 'No policy seen' }) : '–')}</td>
                    <td><span className="cx-chip" data-tone={tones[ticket.state]}><Shape tone={tones[ticket.state]} />{say(ticket.stateSays)}</span></td>
                    <td className="number">{!settled && ticket.ageDays > oldDays ? <b>{ticket.ageDays} ▲</b> : ticket.ageDays}</td>
                    <td>
                      {settled
                        ? <>{ticket.settledOn} {ticket.settledHow === 're-check' ? say({ zh: '复查已正常', en: 'The re-check was fine' }) : `${ticket.note} (${ticket.settledBy})`}</>
                        : ticket.askAgainAt ? <At at={ticket.askAgainAt} /> : '–'}
                    </td>
                    {mayAct && (
                      <td>
                        <div className="desk-bar">
                          <Button size="small" loading={recheck.pending} onClick={() => void askNow(ticket.id)}>{say({ zh: '立即复查', en: 'Check now' })}<span className="cx-hidden"> {about(ticket)}</span></Button>
                          <Button size="small" onClick={() => setSettling(ticket)}>{say({ zh: '了结…', en: 'Settle…' })}<span className="cx-hidden"> {about(ticket)}</span></Button>
                        </div>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
            {tickets.length === 0 && <p className="desk-empty">{settled ? say({ zh: '还没有解决过的工单。', en: 'None has been settled yet.' }) : say({ zh: '没有待解决的工单。', en: 'No open tickets.' })}</p>}
          </div>
          {settling && <Settle ticket={settling} onClose={() => setSettling(undefined)} />}
        </>
      )}
    </Result>
  )
}
