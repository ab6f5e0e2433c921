import { myTransferReceipt, rateTransfer } from '@changxing/contract/transfer-as-case.ts'
import { objectToTransfer } from '@changxing/contract/objections.ts'
import { myArchivePackage, withdrawMyTransfer, type MyTransfer } from '@changxing/contract/transfers.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import { AnswerLine, type Answer } from '@changxing/ui/answer-line.tsx'
import { Rating } from '@changxing/ui/case/rating.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { TextField } from '@changxing/ui/form/inputs.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Plate } from '@changxing/ui/plate.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { saveDocument } from '../shell/download.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { SaveReceipt } from '../shell/save-receipt.tsx'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { AskedTransferWithdrawal } from './asked-withdrawal.tsx'
import { NewOwnerPapers } from './new-owner-papers.tsx'
import { AnswerEnd, AskEnd } from './sale-fell-through.tsx'
import { TransferProgress } from './transfer-progress.tsx'
import { toneOfTransfer, useMyTransfer } from './transfers-data.ts'
import '@changxing/ui/form/form.css'
import '../vehicles/vehicles.css'

const route = getRouteApi('/transfers/$area/$transferId')

/** Both offices see this very clock: whose turn it is, by when. */
const TwoCities = ({ transfer }: { readonly transfer: MyTransfer }) => {
  const say = useSay()
  const { clock } = transfer
  const cities = [{ side: 'out' as const, area: transfer.outArea, what: { zh: '转出地', en: 'leaves' } }, { side: 'in' as const, area: transfer.area, what: { zh: '转入地', en: 'comes to' } }]
  return (
    <section className="cx-card">
      <h2>{say({ zh: '现在轮到谁', en: 'Whose turn it is' })}</h2>
      <ol className="cx-plain-list transfer-cities">
        {cities.map(({ side, area, what }) => (
          <li key={side} data-now={clock.duty === side} aria-current={clock.duty === side ? 'step' : undefined}>
            <span className="cx-soft cx-small">{say(what)}</span><strong>{say(cityName(area))}</strong>
          </li>
        ))}
      </ol>
      <p className="transfer-clock" data-overdue={clock.overdue}>
        <strong>{say(clock.says)}</strong>
        {clock.workingDaysLeft !== null && !clock.overdue && <> · {say({ zh: `还剩 ${clock.workingDaysLeft} 个工作日`, en: clock.workingDaysLeft === 1 ? '1 working day left' : `${clock.workingDaysLeft} working days left` })}</>}
        {clock.calendarDaysLeft !== null && !clock.overdue && <> · {say({ zh: `还剩 ${clock.calendarDaysLeft} 天`, en: clock.calendarDaysLeft === 1 ? '1 day left' : `${clock.calendarDaysLeft} days left` })}</>}
        {clock.overdue && clock.duty !== 'owner' && <> · {say({ zh: '已超期，系统已提醒上级', en: 'overdue; supervision has been told' })}</>}
      </p>
    </section>
  )
}

const Withdraw = ({ transfer }: { readonly transfer: MyTransfer }) => {
  const say = useSay()
  const queries = useQueryClient()
  const [asked, setAsked] = useState(false)
  const withdraw = useAction(withdrawMyTransfer)
  const what = say({ zh: '撤回申请', en: 'Withdraw' })
  if (!asked) return <button type="button" className="cx-button cx-button--plain" onClick={() => setAsked(true)}>{what}</button>
  const send = async () => {
    const withdrawn = await withdraw.run({ params: { area: transfer.area, transferId: transfer.transferId } })
    if (!withdrawn) return
    queries.setQueryData(['my-transfer', transfer.area, transfer.transferId], withdrawn)
    void queries.invalidateQueries({ queryKey: ['my-transfers'] })
  }
  return (
    <section className="cx-card cx-actions" role="group" aria-label={what}>
      <p style={{ margin: 0 }}>{say({ zh: '受理前可以撤回。同一辆车您网上最多申请两次，撤回的也算。确定吗？', en: 'You may withdraw until it is accepted. You can apply for a car online twice at most, and a withdrawn application counts. Are you sure?' })}</p>
      <FailureNotice failure={withdraw.failure} />
      <button type="button" className="cx-button cx-button--danger" disabled={withdraw.pending} onClick={() => void send()}>{what}</button>
      <button type="button" className="cx-button cx-button--quiet" autoFocus onClick={() => setAsked(false)}>{say({ zh: '继续办', en: 'Keep it' })}</button>
    </section>
  )
}

/** Accepted, it is withdrawn where it was taken; the new place takes any. */
const AtCounter = ({ transfer }: { readonly transfer: MyTransfer }) => {
  const say = useSay()
  const [here, there] = [cityName(transfer.area), cityName(transfer.outArea)]
  const where = transfer.path === 'C' ? { zh: `${there.zh}或${here.zh}`, en: `${there.en} or ${here.en}` } : here
  return <p className="cx-soft cx-small">{say({ zh: `不想办了？登记前可以到${where.zh}车管所窗口撤回，带身份证。`, en: `Changed your mind? Until it is registered you may withdraw at the counter in ${where.en}; bring your identity card.` })}</p>
}

/** What proves which file travelled: to keep, and for anybody to verify without trusting us. */
const Package = ({ transfer }: { readonly transfer: MyTransfer }) => {
  const say = useSay()
  const fetchPackage = useAction(myArchivePackage)
  const save = async () => {
    const bytes = await fetchPackage.run({ params: { area: transfer.area, transferId: transfer.transferId } })
    if (bytes) saveDocument(bytes, 'application/octet-stream', `archive-${transfer.number}.cxar`)
  }
  return (
    <section className="cx-card cx-actions">
      <h2 style={{ margin: 0 }}>{say({ zh: '电子档案回执', en: 'Receipt of the electronic file' })}</h2>
      <p style={{ margin: 0 }}>{say({ zh: '两地车管所都签了名：传了哪些页、每页的指纹。不含前任车主的材料。', en: 'Signed by both offices: which pages travelled, and the fingerprint of each. Former owners’ papers are not in it.' })} <ClauseChip clause="M2.1.4" /></p>
      <FailureNotice failure={fetchPackage.failure} retry={() => void save()} />
      <button type="button" className="cx-button cx-button--quiet" disabled={fetchPackage.pending} onClick={() => void save()}><Icon name="download" />{say({ zh: '下载档案包', en: 'Download the package' })}</button>
      <a className="cx-button cx-button--plain" href="/archive-check/">{say({ zh: '怎么验真：打开公开核验页，选这个文件', en: 'To verify it: open the public check and choose this file' })}</a>
    </section>
  )
}

const Receipt = ({ transfer: { area, transferId, number } }: { readonly transfer: MyTransfer }) => {
  const receipt = useAction(myTransferReceipt)
  return <SaveReceipt fetched={receipt} fetch={() => receipt.run({ params: { area, transferId } })} number={number} />
}

/** 好差评. */
const Rate = ({ transfer }: { readonly transfer: MyTransfer }) => {
  const queries = useQueryClient()
  const rate = useAction(rateTransfer)
  const send = async (score: number, text: string) => {
    const rated = await rate.run({ params: { area: transfer.area, transferId: transfer.transferId }, input: { score, text } })
    if (rated) queries.setQueryData(['my-transfer', transfer.area, transfer.transferId], rated)
  }
  return (
    <section className="cx-card cx-stack">
      <Rating given={transfer.rating} sending={rate.pending} onRate={(score, text) => void send(score, text)} />
      <FailureNotice failure={rate.failure} />
    </section>
  )
}

/** Who is registered as owner, or was named as the new one at a counter, can stop a transfer that is not theirs, until an officer has settled it (M2.4.3). */
const Objection = ({ transfer }: { readonly transfer: MyTransfer }) => {
  const say = useSay()
  const queries = useQueryClient()
  const [asked, setAsked] = useState(false)
  const [words, setWords] = useState('')
  const object = useAction(objectToTransfer)
  const buyer = transfer.role === 'buyer'
  const what = say(buyer ? { zh: '不是我要过户的', en: 'I did not want this' } : { zh: '不是我转让的', en: 'I did not sell it' })
  if (!asked) return <button type="button" className="cx-button cx-button--danger cx-button--wide" onClick={() => setAsked(true)}>{what}</button>
  const send = async () => {
    const stopped = await object.run({ params: { area: transfer.area, transferId: transfer.transferId }, input: { words: words.trim() } })
    if (!stopped) return
    queries.setQueryData(['my-transfer', transfer.area, transfer.transferId], stopped)
    void queries.invalidateQueries({ queryKey: ['my-transfers'] })
  }
  return (
    <section className="cx-card cx-actions" role="group" aria-label={what}>
      <p style={{ margin: 0 }}>
        {say({
          zh: `提出后立即暂停过户，车管所核实后才继续；${buyer ? '原车主' : '新车主'}会知道您提出了异议。`,
          en: `The transfer stops at once and goes on only when the vehicle office has settled it; the ${buyer ? 'former' : 'new'} owner learns that you object.`,
        })} <ClauseChip clause="M2.4.3" />
      </p>
      <TextField id="field-objection" label={{ zh: '请说明情况', en: 'Say what happened' }} value={words} onChange={setWords}
        hint={buyer ? { zh: '例如：我没有买这辆车；证件被人冒用', en: 'For example: I have not bought this car; somebody uses my papers' }
          : { zh: '例如：我没有卖车；证件被人冒用', en: 'For example: I have not sold the car; somebody uses my papers' }} />
      <FailureNotice failure={object.failure} />
      <button type="button" className="cx-button cx-button--danger" disabled={object.pending || words.trim().length < 2} onClick={() => void send()}>{say({ zh: '暂停过户', en: 'Stop the transfer' })}</button>
      <button type="button" className="cx-button cx-button--quiet" onClick={() => setAsked(false)}>{say({ zh: '返回', en: 'Back' })}</button>
    </section>
  )
}

const Failures = ({ transfer }: { readonly transfer: MyTransfer }) => {
  const say = useSay()
  return (
    <section className="cx-card">
      <h2>{say({ zh: '查验不合格的项目', en: 'What did not pass inspection' })}</h2>
      <ul>{transfer.failures.map(({ says, note }) => <li key={says.en}><strong>{say(says)}</strong>：<span lang="zh-CN">{note}</span></li>)}</ul>
      {transfer.holds.length === 0 && <p style={{ marginBottom: 0 }}>{say({ zh: '改好后开车再来查验，不用重新申请。', en: 'Put it right and bring the car again; you need not apply anew.' })}</p>}
    </section>
  )
}

const answerOf = ({ state }: MyTransfer): Answer => (state === 'registered' ? 'yes' : state === 'returned' ? 'not-yet' : state === 'withdrawn' ? 'unknown' : 'checking')

const Page = ({ transfer }: { readonly transfer: MyTransfer }) => {
  const say = useSay()
  const { sent } = route.useSearch()
  const justSent = sent && transfer.state === 'applied'
  const held = transfer.holds.length > 0
  const failed = !held && transfer.role === 'buyer' && transfer.failures.length > 0 && !isClosedTransfer(transfer.state)
  const next = transfer.nextStep
  return (
    <>
      <AnswerLine answer={justSent ? 'yes' : held || failed ? 'not-yet' : answerOf(transfer)} tone={justSent ? 'good' : held ? 'bad' : failed ? 'care' : toneOfTransfer(transfer)}
        line={justSent ? { zh: '提交成功', en: 'Sent' } : held ? { zh: '暂停办理', en: 'It stands still' } : failed ? { zh: '查验不合格，改好再来', en: 'Not passed: mend it and come again' } : transfer.stateSays} say={next}>{say(next)}</AnswerLine>
      {transfer.withdrawal && <AskedTransferWithdrawal transfer={transfer} asked={transfer.withdrawal} />}
      {transfer.askedToEnd && <AnswerEnd transfer={transfer} asked={transfer.askedToEnd} />}
      {transfer.allowed.includes('ask-end') && <AskEnd transfer={transfer} />}
      {transfer.newPlate && (
        <section className="cx-card vehicle-head"><p>{say({ zh: '新号牌', en: 'The new plate' })}</p><Plate large kind={transfer.car.plateKind} number={transfer.newPlate} /></section>
      )}
      {transfer.temporaryPlate && transfer.newPlate === null && (
        <section className="cx-card">
          <p className="cx-soft" style={{ margin: 0 }}>{say({ zh: '临时行驶车号牌', en: 'Temporary plate' })}</p>
          <p className="transfer-way-plate"><strong lang="zh-CN">{transfer.temporaryPlate.number}</strong></p>
          <p style={{ margin: 0 }}>{say({ zh: `有效至 ${transfer.temporaryPlate.validUntil}，贴在前、后风窗上`, en: `Good until ${transfer.temporaryPlate.validUntil}; put it behind both windscreens` })}</p>
        </section>
      )}
      {transfer.allowed.includes('apply-again') && <Link className="cx-button cx-button--wide" to="/transfers/new" search={{}}>{say({ zh: '重新申请', en: 'Apply again' })}</Link>}
      {transfer.returned && (
        <section className="cx-card">
          <h2>{say({ zh: '为什么退回', en: 'Why it was returned' })}</h2>
          <p>{say(transfer.returned.reason.says)} <ClauseChip clause={transfer.returned.reason.clause} /></p>
          <h2>{say({ zh: '您的权利', en: 'What you may do' })}</h2>
          <p style={{ marginBottom: 0 }}>{say(transfer.returned.rights)}</p>
        </section>
      )}
      {held && <section className="cx-card"><h2>{say({ zh: '为什么暂停', en: 'Why it stands still' })}</h2><ReasonList reasons={transfer.holds} /></section>}
      {transfer.failures.length > 0 && <Failures transfer={transfer} />}
      {transfer.hindrances.length > 0 && <section className="cx-card"><h2>{say({ zh: '要先解决的事', en: 'What stands in the way' })}</h2><ReasonList reasons={transfer.hindrances} /></section>}
      {!isClosedTransfer(transfer.state) && transfer.warnings.map((warning) => <Notice key={warning.en} tone="care">{say(warning)}</Notice>)}
      {transfer.clock.duty && !held && <TwoCities transfer={transfer} />}
      <section className="cx-card">
        <p className="transfer-car"><Plate kind={transfer.car.plateKind} number={transfer.car.plateNumber} /><span>{transfer.car.brandModel}</span></p>
        <p className="cx-soft cx-small" style={{ margin: 0 }}>{say({ zh: '业务编号', en: 'Number' })}</p>
        <p className="case-number cx-figures" style={{ margin: '0 0 16px' }}>{transfer.number}</p>
        {transfer.agent && (
          <p>{say({ zh: '由 ', en: '' })}<strong lang="zh-CN">{transfer.agent.nameMasked}</strong> <span className="cx-soft cx-figures">{transfer.agent.numberMasked}</span> {say({ zh: '代您申请', en: 'applied for you' })} <ClauseChip clause="M9.3" /></p>
        )}
        <TransferProgress transfer={transfer} />
        <p className="cx-soft cx-small" style={{ marginBottom: 0 }}>{say({ zh: `查验 ${transfer.inspectionsNeeded} 次`, en: transfer.inspectionsNeeded === 1 ? 'One inspection' : `${transfer.inspectionsNeeded} inspections` })}</p>
        <Receipt transfer={transfer} />
      </section>
      {(transfer.allowed.includes('rate') || transfer.rating) && <Rate transfer={transfer} />}
      {transfer.role === 'buyer' && !isClosedTransfer(transfer.state) && <NewOwnerPapers transfer={transfer} />}
      {transfer.hasPackage && <Package transfer={transfer} />}
      <details className="cx-card"><summary>{say({ zh: '为什么这样办', en: 'Why it goes this way' })}</summary><ReasonList reasons={transfer.decision.reasons} /></details>
      {transfer.allowed.includes('withdraw') && <Withdraw transfer={transfer} />}
      {transfer.role === 'buyer' && !isClosedTransfer(transfer.state) && !transfer.allowed.includes('withdraw') && <AtCounter transfer={transfer} />}
      {transfer.allowed.includes('object') && <Objection transfer={transfer} />}
    </>
  )
}

const Found = () => {
  const { area, transferId } = route.useParams()
  return <Result query={useMyTransfer(area, transferId)}>{(transfer) => <Page transfer={transfer} />}</Result>
}

/** How one transfer stands, for the new owner and (a part of it) for the seller. */
const TransferPage = () => (
  <Screen title={{ zh: '过户进度', en: 'Transfer' }} back={{ to: '/transfers' }}>
    <SignedIn why={{ zh: '登录后查看过户进度', en: 'Sign in to see the transfer' }}><Found /></SignedIn>
  </Screen>
)
export default TransferPage
