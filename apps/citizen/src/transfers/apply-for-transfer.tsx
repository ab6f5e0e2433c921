import type { FormField } from '@changxing/contract/cases.ts'
import { applyForTransfer } from '@changxing/contract/transfers.ts'
import { Refused } from '@changxing/contract/client.ts'
import { readVin, vinProblems } from '@changxing/rules/vehicles/check-vin.ts'
import { normalPlateNumber, plateProblem, plateProblems } from '@changxing/rules/vehicles/plate.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { OtherWay } from '@changxing/ui/failure-notice.tsx'
import { Answered, OneByOne } from '@changxing/ui/form/one-by-one.tsx'
import { lastPage, type Judge } from '@changxing/ui/form/page-at.ts'
import type { Answers } from '@changxing/ui/form/problems.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { draftDays } from '../offline/kept-queries.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { useCitizen } from '../shell/queries.ts'
import { Screen, usePageTitle } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { useTransferDraft } from './transfer-draft.ts'

const route = getRouteApi('/transfers/new')

const fields: readonly FormField[] = [
  { name: 'inArea', kind: 'area', required: true, label: { zh: '您要在哪个城市上牌？', en: 'In which city will you register the car?' } },
  { name: 'tradeArea', kind: 'area', required: true, label: { zh: '发票是在哪个城市开的？', en: 'In which city was the invoice made out?' } },
  {
    name: 'plateKind', kind: 'choice', required: true, label: { zh: '现在挂的是什么号牌？', en: 'What plate does it carry now?' },
    options: [{ value: '02', label: { zh: '蓝牌（小型汽车）', en: 'Blue (small car)' } }, { value: '52', label: { zh: '绿牌（小型新能源汽车）', en: 'Green (small new-energy car)' } }],
  },
  { name: 'plateNumber', kind: 'text', required: true, maxLength: 12, label: { zh: '号牌号码', en: 'Plate number' }, hint: { zh: '如 苏A12345', en: 'e.g. 苏A12345' } },
  { name: 'vin', kind: 'text', required: true, maxLength: 25, label: { zh: '车辆识别代号（车架号）', en: 'Vehicle identification number (VIN)' }, hint: { zh: '行驶证上的 17 位', en: 'The 17 characters on the vehicle licence' } },
  { name: 'code', kind: 'text', required: true, maxLength: 12, pattern: '^\\d{12}$', label: { zh: '二手车发票代码', en: 'Invoice code' }, hint: { zh: '《二手车销售统一发票》上的 12 位数字', en: 'The 12 digits on the used-car invoice' } },
  { name: 'number', kind: 'text', required: true, maxLength: 8, pattern: '^\\d{8}$', label: { zh: '二手车发票号码', en: 'Invoice number' }, hint: { zh: '同一张发票上的 8 位数字', en: 'The 8 digits on the same invoice' } },
]

const judgeWith = (answers: Answers): Judge => (field, value) => {
  const text = String(value)
  if (field.name === 'plateNumber') {
    const problem = plateProblem(String(answers.plateKind ?? '02'), text)
    return problem && plateProblems[problem]
  }
  if (field.name === 'vin') {
    const { problem, isWarning } = readVin(text)
    return problem === undefined || isWarning || problem === 'check-digit' ? undefined : vinProblems[problem]
  }
  return undefined
}

const Send = ({ answers, goTo, onSent }: { readonly answers: Answers; readonly goTo: (page: string) => void; readonly onSent: () => void }) => {
  const say = useSay()
  const navigate = route.useNavigate()
  const queries = useQueryClient()
  const apply = useAction(applyForTransfer)
  const text = (name: string) => String(answers[name] ?? '')
  const refused = apply.failure instanceof Refused ? apply.failure.refusal : undefined
  const heading = usePageTitle({ zh: '核对后提交', en: 'Check and send' }, refused)
  const send = async () => {
    const made = await apply.run({ input: {
      vin: text('vin'), plateKind: text('plateKind'), plateNumber: normalPlateNumber(text('plateNumber')), invoice: { code: text('code'), number: text('number') },
      inArea: text('inArea'), tradeArea: text('tradeArea'),
    } })
    if (!made) return
    onSent()
    await queries.invalidateQueries({ queryKey: ['my-transfers'] })
    void navigate({ to: '/transfers/$area/$transferId', params: { area: made.area, transferId: made.transferId }, search: { sent: true }, replace: true })
  }
  return (
    <>
      <h2 ref={heading} tabIndex={-1} style={{ margin: 0 }}>{say({ zh: '核对后提交', en: 'Check and send' })}</h2>
      {refused && (
        <>
          <AnswerLine answer="not-yet" line={{ zh: '还不能这样申请', en: 'It cannot be applied for like this yet' }} say={refused.instead}><OtherWay refusal={refused} /></AnswerLine>
          <section className="cx-card"><h2>{say({ zh: '为什么', en: 'Why' })}</h2><ReasonList reasons={refused.reasons} /></section>
          {refused.code === 'earlier-procedure' && (
            <>
              <p style={{ margin: 0 }}>{say({
                zh: '请现车主在本应用办“转出”，填您的姓名和证号；转出后您办“转入”。两地各查验一次。', en: 'Let the present owner move the car out in this app and name you; then you move it in. Each office inspects the car.',
              })}</p>
              <Link className="cx-button cx-button--wide" to="/services/$service" params={{ service: 'vehicles.move-out' }}>{say({ zh: '看“转出”怎么办', en: 'See how to move it out' })}</Link>
            </>
          )}
          {refused.code === 'earlier-procedure' && <Link className="cx-button cx-button--quiet cx-button--wide" to="/transfers/route">{say({ zh: '看看现在该怎么办', en: 'See which way is open now' })}</Link>}
        </>
      )}
      <section className="cx-card"><Answered fields={fields} answers={answers} goTo={goTo} /></section>
      <p className="cx-soft" style={{ margin: 0 }}>
        {say({ zh: '提交后系统核对发票和车辆状态，档案由两地车管所网上传递，您不用跑转出地。', en: 'The invoice and the state of the car are checked; the file travels between the two offices, and you need not go to the old one.' })} <ClauseChip clause="M2.1.3" />
      </p>
      {!refused && <FailureNotice failure={apply.failure} retry={() => void send()} />}
      <button type="button" className="cx-button cx-button--wide" disabled={apply.pending} onClick={() => void send()}>
        {apply.pending ? say({ zh: '正在核对发票…', en: 'Checking the invoice…' }) : say({ zh: '提交申请', en: 'Apply' })}
      </button>
    </>
  )
}

const Form = () => {
  const say = useSay()
  const { at, inArea, tradeArea } = route.useSearch()
  const navigate = route.useNavigate()
  const draft = useTransferDraft()
  const [kept, setKept] = useState(draft.read)
  const [answers, setAnswers] = useState<Answers>({ ...kept, ...(inArea && { inArea }), ...(tradeArea && { tradeArea }) })
  const goTo = (page: string) => void navigate({ to: '/transfers/new', search: { at: page } })
  const change = (given: Answers) => {
    setAnswers(given)
    draft.keep(given)
  }
  const startAgain = () => {
    draft.drop()
    setKept(undefined)
    setAnswers({})
    void navigate({ to: '/transfers/new', search: {}, replace: true })
  }
  return (
    <>
      {kept && (
        <Notice tone="blue" title={say({ zh: '接着上次填写', en: 'Going on where you stopped' })}>
          <button type="button" className="cx-button cx-button--plain" onClick={startAgain}>{say({ zh: '清空，从头填写', en: 'Clear it and start again' })}</button>
        </Notice>
      )}
      <OneByOne fields={fields} answers={answers} onChange={change} at={at ?? (kept && lastPage)} goTo={goTo} judge={judgeWith(answers)}>
        <Send answers={answers} goTo={goTo} onSent={draft.drop} />
      </OneByOne>
      <p className="cx-soft cx-small" style={{ margin: 0 }}>{say({
        zh: `填写的内容只保存在这台设备上，${draftDays} 天内可以接着填；提交、退出登录或别人登录后就删除。`,
        en: `What you fill in is kept on this device only, for ${draftDays} days; it is deleted once you send it, sign out, or somebody else signs in.`,
      })}</p>
    </>
  )
}

/** The new owner applies online; every reason why not comes at once (M2.1.3, M2.1.5). */
const ApplyForTransfer = () => {
  const { at } = route.useSearch()
  const personId = useCitizen()?.personId
  return (
    <Screen title={{ zh: '申请二手车过户', en: 'Apply for a transfer' }} back={at && at !== lastPage ? { to: '/transfers/new', search: {} } : { to: '/transfers' }}>
      <SignedIn why={{ zh: '登录后申请过户', en: 'Sign in to apply' }}><Form key={personId} /></SignedIn>
    </Screen>
  )
}
export default ApplyForTransfer
