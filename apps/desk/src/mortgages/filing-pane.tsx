import { refuseMortgage, registerMortgage, type OfficeMortgage } from '@changxing/contract/mortgages.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'

const byWords = { lender: { zh: '机构', en: 'Lender' }, owner: { zh: '车主', en: 'Owner' }, office: { zh: '车管所', en: 'Office' }, system: { zh: '系统', en: 'System' } } as const
const leastWords = 4

/** One mortgage: the answer first, then what it rests on, what the office may do, and what happened. */
export const FilingPane = ({ one }: { readonly one: OfficeMortgage }) => {
  const say = useSay()
  const officer = useOfficer()
  const queries = useQueryClient()
  const register = useAction(registerMortgage)
  const refuse = useAction(refuseMortgage)
  const [why, setWhy] = useState('')
  const whyId = useId()
  const params = { area: one.area, mortgageId: one.mortgageId }
  const mayAct = holdsOneOf(officer, ['registration', 'review-head']) && one.allowed.includes('register')
  const after = (done: unknown) => done !== undefined && void queries.invalidateQueries({ queryKey: ['mortgages'] })
  const registerNow = async () => after(await register.run({ params }))
  const refuseNow = async () => after(await refuse.run({ params, input: { why } }))
  useKeys({ zh: '抵押：车管所核对', en: 'Mortgage: with the office' }, [{ key: 'a', label: { zh: '登记', en: 'Register' }, run: () => void registerNow(), off: !mayAct || register.pending }])
  const money = one.principalFen === null ? null : (one.principalFen / 100).toLocaleString()
  return (
    <section className="desk-card" aria-label={say({ zh: '所选抵押', en: 'The chosen mortgage' })}>
      <h2>{one.car.plateNumber} · {say(one.stateSays)}</h2>
      <dl className="cx-facts">
        <dt>{say({ zh: '车主', en: 'Owner' })}</dt><dd>{one.ownerMasked}</dd>
        <dt>{say({ zh: '车辆', en: 'Vehicle' })}</dt><dd>{one.car.brandModel} · {say({ zh: '登记证书尾号', en: 'certificate ending' })} {one.certificateEnd}</dd>
        <dt>{say({ zh: '权利人', en: 'Mortgagee' })}</dt><dd>{one.mortgagee.name} · {say(one.mortgagee.kindSays)}</dd>
        {money !== null && <><dt>{say({ zh: '主债权额', en: 'Principal' })}</dt><dd>{say({ zh: `${money} 元`, en: `CNY ${money}` })}</dd></>}
        {one.startsOn && <><dt>{say({ zh: '期限', en: 'Term' })}</dt><dd><Day on={one.startsOn} />{one.endsOn && <> – <Day on={one.endsOn} /></>}</dd></>}
        <dt>{say({ zh: '资料', en: 'Papers' })}</dt><dd>{say(one.papers)}</dd>
        {one.answerBy && <><dt>{say({ zh: '等待至', en: 'Waits until' })}</dt><dd><Day on={one.answerBy} /></dd></>}
        {one.prompt && <><dt>{say({ zh: '催办', en: 'Prompt' })}</dt><dd>{say(one.prompt.says)}</dd></>}
      </dl>
      {mayAct && (
        <div className="mortgage-settle">
          <div className="desk-bar"><Button type="primary" loading={register.pending} onClick={() => void registerNow()}>{say({ zh: '核对无误，登记', en: 'Everything fits: register' })}<Kbd of="a" /></Button></div>
          <div className="desk-field">
            <label htmlFor={whyId}>{say({ zh: '不予登记的理由（告知车主和机构）', en: 'Why it is refused (told to owner and lender)' })}</label>
            <Input.TextArea id={whyId} rows={2} value={why} onChange={(event) => setWhy(event.target.value)} />
          </div>
          <div className="desk-bar"><Button danger disabled={why.trim().length < leastWords} loading={refuse.pending} onClick={() => void refuseNow()}>{say({ zh: '不予登记', en: 'Refuse' })}</Button></div>
        </div>
      )}
      <FailureNotice failure={register.failure ?? refuse.failure} />
      <h2>{say({ zh: '经过', en: 'What happened' })}</h2>
      <ol className="mortgage-history">
        {one.history.map((each) => (
          <li key={`${each.at}${each.says.zh}`}><Day on={each.on} /> <span className="cx-soft">{say(byWords[each.by])}{each.officerNumber && ` ${each.officerNumber}`}</span> {say(each.says)} <span className="cx-soft cx-small"><At at={each.at} /></span></li>
        ))}
      </ol>
      {one.reasons.length > 0 && <><h2>{say({ zh: '依据', en: 'Why' })}</h2><ReasonList reasons={one.reasons} /></>}
    </section>
  )
}
