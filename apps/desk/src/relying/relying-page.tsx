import { signOut } from '@changxing/contract/people.ts'
import { relyingVerify } from '@changxing/contract/verification.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { CameraScanner } from '@changxing/ui/scan/camera-scanner.tsx'
import { useBarcodeGun } from '@changxing/ui/scan/keyboard-wedge.ts'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { LanguageSwitch } from '../shell/language-switch.tsx'
import { Loading } from '../shell/loading.tsx'
import { useMe } from '../shell/queries.ts'
import { SignInPage } from '../shell/sign-in.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { ApiPanel } from './api-panel.tsx'
import { RefusalCard } from './refusal-card.tsx'
import { VerdictCard, type Verification } from './verdict-card.tsx'
import './relying.css'

type Kind = 'rental' | 'insurer' | 'other'
const purposes: Record<Kind, readonly Words[]> = {
  rental: [{ zh: '租车', en: 'Car rental' }, { zh: '试驾', en: 'Test drive' }, { zh: '还车核对', en: 'Car return' }],
  insurer: [{ zh: '投保', en: 'New policy' }, { zh: '理赔', en: 'Claim' }, { zh: '保单变更', en: 'Change of policy' }],
  other: [{ zh: '上岗核对', en: 'Employment check' }, { zh: '代驾核对', en: 'Chauffeur check' }, { zh: '其他业务', en: 'Other business' }],
}
const notSeen: readonly Words[] = [
  { zh: '姓名、证号、照片、住址、出生日期：都不会显示，也不会发给您', en: 'Name, number, photo, address and date of birth: neither shown nor sent to you' },
  { zh: '记分和违法记录', en: 'Points and violations' },
  { zh: '同一客户两次出示的码互不关联', en: 'Two codes of one customer cannot be linked' },
]

const Check = ({ kind }: { readonly kind: Kind }) => {
  const say = useSay()
  const verify = useAction(relyingVerify)
  const [purpose, setPurpose] = useState<Words>(purposes[kind][0]!)
  const [checked, setChecked] = useState<Verification | null>(null)
  const done = checked !== null || verify.failure !== undefined
  const onCode = async (code: string) => {
    if (done || verify.pending) return
    setChecked((await verify.run({ input: { checkId: crypto.randomUUID(), code, purpose: purpose.zh } })) ?? null)
  }
  useBarcodeGun((code) => void onCode(code))
  const again = () => {
    setChecked(null)
    verify.clear()
  }
  if (done) {
    return (
      <>
        {checked && <VerdictCard checked={checked} />}
        {verify.failure && <><h1>{say({ zh: '没有核验', en: 'Not checked' })}</h1><RefusalCard failure={verify.failure} /></>}
        <button type="button" className="relying-button" onClick={again} autoFocus>{say({ zh: '核验下一位', en: 'Next customer' })}</button>
      </>
    )
  }
  return (
    <>
      <section className="relying-card">
        <h1>{say({ zh: '核验客户的电子驾驶证', en: 'Check a customer’s e-licence' })}</h1>
        <fieldset className="relying-purposes">
          <legend className="cx-soft">{say({ zh: '用途（客户会看到）', en: 'Purpose (the customer will see it)' })}</legend>
          {purposes[kind].map((words) => (
            <label key={words.en}>
              <input type="radio" name="purpose" checked={words.en === purpose.en} onChange={() => setPurpose(words)} />{say(words)}
            </label>
          ))}
        </fieldset>
        <p>
          {say({
            zh: '请客户在“畅行”中打开“证照 → 给单位看”，同意后把码对准摄像头。',
            en: 'Ask the customer to open “Licence → Show to a business” (给单位看) in Changxing, agree, and hold the code to the camera.',
          })}
        </p>
      </section>
      <CameraScanner onCode={(code) => void onCode(code)} paused={verify.pending} label={{ zh: '客户的码', en: 'The customer’s code' }} />
      {verify.pending && <p role="status">{say({ zh: '正在核验…', en: 'Checking…' })}</p>}
    </>
  )
}

/** A business verifies the minimal facts of a customer's licence, with consent, and sees nothing more (M1.4.3). */
const RelyingPage = () => {
  const say = useSay()
  const me = useMe()
  const leave = useAction(signOut)
  if (!me.data) return me.isError ? <main className="desk-sign-in"><FailureNotice failure={me.error} retry={() => void me.refetch()} /></main> : <Loading />
  const { actor } = me.data
  if (actor?.kind !== 'relying-party') {
    return (
      <SignInPage title={{ zh: '单位核验', en: 'Verification for businesses' }} why={{ zh: '租车、保险等单位核验电子驾驶证', en: 'Car rental, insurers and others check an e-licence' }}
        promises={[
          { zh: '只需客户同意，不需复印证件', en: 'With the customer’s consent; no photocopies' },
          { zh: '看不到姓名和证号', en: 'No name and no number is seen' },
          { zh: '每次核验，客户都能查到', en: 'Customers can see every check' },
        ]} />
    )
  }
  const goOut = async () => {
    const left = await leave.run()
    if (left) location.assign(left.next)
  }
  return (
    <main className="relying">
      <header className="relying-head">
        <strong>{actor.organisation.name}</strong>
        <LanguageSwitch />
        <button type="button" className="desk-head-button" onClick={() => void goOut()}>{say({ zh: '退出', en: 'Sign out' })}</button>
      </header>
      <Check kind={actor.organisation.kind} />
      <section className="relying-card">
        <h2>{say({ zh: '您看不到什么', en: 'What you do not see' })}</h2>
        <ul>{notSeen.map((words) => <li key={words.en}>{say(words)}</li>)}</ul>
        <p className="cx-soft">
          {say({ zh: '这次核验会记入客户的“谁查看过我的驾驶证”。', en: 'The check appears in the customer’s list of who looked at the licence.' })}
        </p>
        <ApiPanel />
      </section>
    </main>
  )
}

export default RelyingPage
