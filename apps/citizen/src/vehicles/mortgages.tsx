import { agreeToMortgage, declineMortgage, myMortgages, promptRelease, type MortgageView } from '@changxing/contract/mortgages.ts'
import { startRealPersonCheck } from '@changxing/contract/people.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'

const route = getRouteApi('/vehicles/mortgages')
const tones: Readonly<Record<MortgageView['state'], Tone>> = {
  'waiting-owner': 'care', 'with-office': 'blue', registered: 'good', released: 'grey', declined: 'grey', refused: 'bad', lapsed: 'grey', 'taken-back': 'grey',
}

/** Where something is asked of the owner, or registered: there the papers matter. */
const stands: ReadonlySet<MortgageView['state']> = new Set(['waiting-owner', 'with-office', 'registered'])

const Facts = ({ one }: { readonly one: MortgageView }) => {
  const say = useSay()
  const money = one.principalFen === null ? null : (one.principalFen / 100).toLocaleString()
  return (
    <dl className="cx-facts">
      <dt>{say({ zh: '车辆', en: 'Vehicle' })}</dt><dd>{one.car.plateNumber} · {one.car.brandModel}</dd>
      <dt>{say({ zh: '权利人', en: 'Lender' })}</dt><dd>{one.mortgagee.name} <span className="cx-soft">{say(one.mortgagee.kindSays)}</span></dd>
      {money !== null && <><dt>{say({ zh: '借款金额', en: 'Loan' })}</dt><dd className="cx-figures">{say({ zh: `${money} 元`, en: `CNY ${money}` })}</dd></>}
      {one.startsOn && <><dt>{say({ zh: '期限', en: 'Term' })}</dt><dd><Day on={one.startsOn} />{one.endsOn && <> – <Day on={one.endsOn} /></>}</dd></>}
      {one.contractNumber !== null && <><dt>{say({ zh: '合同号', en: 'Contract' })}</dt><dd className="cx-figures">{one.contractNumber}</dd></>}
      {one.registeredOn && <><dt>{say({ zh: '登记日期', en: 'Registered on' })}</dt><dd><Day on={one.registeredOn} /></dd></>}
      {one.releasedOn && <><dt>{say({ zh: '解除日期', en: 'Released on' })}</dt><dd><Day on={one.releasedOn} /></dd></>}
    </dl>
  )
}

type Acting = { readonly one: MortgageView; readonly checkId: string | undefined; readonly onDone: () => void }

/** What the owner may do: agree after facing the camera, decline, or ask for the release of a loan that is paid off. */
const Actions = ({ one, checkId, onDone }: Acting) => {
  const say = useSay()
  const [start, agree, decline, prompt] = [useAction(startRealPersonCheck), useAction(agreeToMortgage), useAction(declineMortgage), useAction(promptRelease)]
  const [sure, setSure] = useState(false)
  const params = { area: one.area, mortgageId: one.mortgageId }
  const pending = start.pending || agree.pending || decline.pending || prompt.pending
  const face = async () => {
    const started = await start.run({ input: { purpose: 'case', returnTo: `/citizen/vehicles/mortgages?agree=${one.mortgageId}` } })
    if (started) location.assign(started.url)
  }
  // Coming back from the camera is the agreement itself; it is brought once for each check.
  const comeBack = useEffectEvent(async (id: string) => {
    if (one.allowed.includes('agree') && (await agree.run({ params, input: { realPersonCheckId: id } }))) onDone()
  })
  useEffect(() => {
    if (checkId) void comeBack(checkId)
  }, [checkId])
  return (
    <>
      <FailureNotice failure={start.failure ?? agree.failure ?? decline.failure ?? prompt.failure} />
      {one.allowed.includes('agree') && (
        <button type="button" className="cx-button cx-button--wide" disabled={pending} onClick={() => void face()}>{say({ zh: '刷脸同意抵押登记', en: 'Check my face and agree' })}</button>
      )}
      {one.allowed.includes('decline') && !sure && (
        <button type="button" className="cx-button cx-button--quiet cx-button--wide" disabled={pending} onClick={() => setSure(true)}>{say({ zh: '不同意', en: 'Decline' })}</button>
      )}
      {sure && one.allowed.includes('decline') && (
        <Notice tone="care" live="polite" title={say({ zh: '不同意后机构会收到通知，车辆不会抵押。', en: 'The lender is told, and your vehicle is not mortgaged.' })}>
          <div className="cx-actions">
            <button type="button" className="cx-button" disabled={pending} onClick={() => void decline.run({ params }).then((done) => done && onDone())}>{say({ zh: '确定不同意', en: 'Yes, decline' })}</button>
            <button type="button" className="cx-button cx-button--quiet" onClick={() => setSure(false)}>{say({ zh: '再想想', en: 'Not yet' })}</button>
          </div>
        </Notice>
      )}
      {one.allowed.includes('prompt-release') && (
        <button type="button" className="cx-button cx-button--quiet cx-button--wide" disabled={pending} onClick={() => void prompt.run({ params }).then((done) => done && onDone())}>
          {say({ zh: '贷款已还清，催促解除', en: 'Paid off: ask for the release' })}
        </button>
      )}
    </>
  )
}

const Card = (acting: Acting) => {
  const say = useSay()
  const { one } = acting
  return (
    <section className="cx-card cx-stack" aria-label={`${say(one.lienSays)} ${one.car.plateNumber}`}>
      <h2>{say(one.lienSays)} · {one.car.plateNumber} <span className="cx-chip" data-tone={tones[one.state]}><Shape tone={tones[one.state]} />{say(one.stateSays)}</span></h2>
      <Facts one={one} />
      {stands.has(one.state) && <p className="cx-soft cx-small" style={{ margin: 0 }}>{say(one.papers)} <ClauseChip clause={one.channel === 'online' ? 'M10.1' : 'M10.2'} /></p>}
      {one.answerBy && <p style={{ margin: 0 }}>{say({ zh: `请在 ${one.answerBy} 前答复；不答复就不登记。`, en: `Please answer by ${one.answerBy}; without an answer nothing is registered.` })}</p>}
      {one.prompt && one.prompt.state !== 'released' && <Notice tone="blue">{say(one.prompt.says)}</Notice>}
      <Actions {...acting} />
    </section>
  )
}

const Mortgages = () => {
  const say = useSay()
  const client = useClient()
  const queries = useQueryClient()
  const { agree, realPerson } = route.useSearch()
  const query = useQuery({ queryKey: ['my-mortgages'], queryFn: ({ signal }) => client.call(myMortgages, { signal }), refetchInterval: 30_000 })
  const renew = () => void queries.invalidateQueries({ queryKey: ['my-mortgages'] })
  return (
    <Result query={query}>
      {({ mortgages }) => {
        const waiting = mortgages.filter(({ state }) => state === 'waiting-owner').length
        return (
          <>
            <AnswerLine answer={waiting > 0 ? 'checking' : 'yes'} tone={waiting > 0 ? 'care' : 'good'}
              line={waiting > 0 ? { zh: `${waiting} 件抵押等您确认`, en: `${waiting} waiting for your answer` } : { zh: '没有等您确认的抵押', en: 'Nothing waits for you' }}
              say={{ zh: '您不同意，就不会登记。', en: 'Nothing is registered without your consent.' }}>
              {say({ zh: '您不同意，就不会登记。', en: 'Nothing is registered without your consent.' })}
            </AnswerLine>
            {mortgages.map((one) => <Card key={one.mortgageId} one={one} checkId={agree === one.mortgageId ? realPerson : undefined} onDone={renew} />)}
            {mortgages.length === 0 && <p className="cx-soft">{say({ zh: '您的车上没有抵押、质押。', en: 'Your vehicles have no mortgage or pledge.' })}</p>}
          </>
        )
      }}
    </Result>
  )
}

/** 我的抵押: what lenders ask for, and what is registered on my vehicles (M10.1). */
export default function MortgagesScreen() {
  return (
    <Screen title={{ zh: '我的抵押', en: 'My mortgages' }} back={{ to: '/mine' }}>
      <SignedIn why={{ zh: '登录后查看和确认', en: 'Sign in to see and answer' }}><Mortgages /></SignedIn>
    </Screen>
  )
}
