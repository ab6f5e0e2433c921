import { ageOn, helperAge } from './helper-age.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { Link } from '@tanstack/react-router'
import { CaseCard } from '../cases/open-cases.tsx'
import { useCitizen, useMe, useMyCases } from '../shell/queries.ts'
import { Screen } from '../shell/screen.tsx'
import './mine.css'

const steps: readonly Words[] = [
  { zh: '请一位亲友用他自己的账号登录畅行，选择要办的业务，再选“帮 60 岁以上的家人、朋友”。', en: 'A relative or friend signs in with their own account, chooses the service, then “A relative or friend of 60 or over”.' },
  { zh: '您本人对着手机做一次实人认证，确认是您同意的。', en: 'You yourself pass a real-person check on the phone: it shows that you agree.' },
  { zh: '拍照上传您的身份证；港澳台居民上传居住证。', en: 'A picture of your identity card is sent; residents of Hong Kong, Macao and Taiwan send their residence permit.' },
  { zh: '车管所审核后办理，结果会告诉您和帮您的人。', en: 'The vehicle office reviews it and does it. Both of you are told the result.' },
]
/** Who is helping me now; each can be stopped on its page. */
const MyHelps = () => {
  const say = useSay()
  const helps = useMyCases().data?.cases.filter(({ acting, forOther }) => acting === 'helper' && forOther === false) ?? []
  if (helps.length === 0) return null
  return (
    <>
      <div className="section-head"><h2>{say({ zh: '正在帮您办的', en: 'What others do for you' })}</h2></div>
      <ul className="cx-plain-list cx-stack">{helps.map((summary) => <li key={summary.id}><CaseCard summary={summary} toPage /></li>)}</ul>
      <p className="cx-soft" style={{ margin: 0 }}>{say({ zh: '打开任何一件，都可以停止代办。', en: 'Open any of them to stop it.' })}</p>
    </>
  )
}

const covered: readonly Words[] = [
  { zh: '补换领号牌', en: 'Replacing number plates' },
  { zh: '补换领行驶证', en: 'Replacing the vehicle licence' },
  { zh: '补领检验合格标志、免检车申领检验标志', en: 'Inspection marks' },
  { zh: '驾驶证期满换证、到规定年龄换证', en: 'Renewing the driving licence when it ends or at the set age' },
  { zh: '驾驶证遗失补证、损毁换证', en: 'Replacing a lost or damaged driving licence' },
]

/** 请人帮我办: how a relative or friend acts for a person of sixty or over, from their own account (M6.1.1, M6.1.2). */
const Helpers = () => {
  const say = useSay()
  const citizen = useCitizen()
  const today = useMe().data?.today
  const age = citizen && today ? ageOn(citizen.birthDate, today) : undefined
  return (
    <Screen title={{ zh: '请人帮我办', en: 'Let someone help me' }} back={{ to: '/' }}>
      {age === undefined
        ? <AnswerLine answer="yes" tone="blue" line={{ zh: `满 ${helperAge} 岁，可以请亲友帮您网上办`, en: `From ${helperAge}, a relative or friend may act for you online` }} />
        : age >= helperAge
          ? <AnswerLine answer="yes" line={{ zh: '您可以请亲友帮您办', en: 'A relative or friend may act for you' }} />
          : <AnswerLine answer="not-yet" tone="blue" line={{ zh: `满 ${helperAge} 岁后可以请亲友代办`, en: `This is for people of ${helperAge} and over` }}>
              {say({ zh: '您可以自己在网上办理，或到窗口请工作人员协助。', en: 'You can do it yourself online, or ask for help at the counter.' })}
            </AnswerLine>}
      <MyHelps />
      <section className="cx-card">
        <h2>{say({ zh: '怎么办', en: 'How it goes' })}</h2>
        <ol className="help-steps">{steps.map((step) => <li key={step.en}><span>{say(step)}</span></li>)}</ol>
        <p style={{ marginBottom: 0 }}><ClauseChip clause="M6.1.1" /></p>
      </section>
      <section className="cx-card">
        <h2>{say({ zh: '哪些事可以请人办', en: 'What can be done this way' })}</h2>
        <ul className="help-list">{covered.map((item) => <li key={item.en}>{say(item)}</li>)}</ul>
        <p className="cx-soft">{say({ zh: '一次代办只管一件事。', en: 'Each permission covers one single piece of business.' })} <ClauseChip clause="M6.1.2" /></p>
      </section>
      <section className="cx-card">
        <h2>{say({ zh: '不想用手机？', en: 'Rather not on the phone?' })}</h2>
        <p style={{ margin: 0 }}>{say({ zh: '车管所为老年人设有绿色通道或专门窗口，有人引导和协助。', en: 'Vehicle offices have a green lane or a window for older people, with somebody to guide you.' })} <ClauseChip clause="M6.2.1" /></p>
        <p style={{ marginBottom: 0 }}><Link to="/queue">{say({ zh: '手机取号，走绿色通道', en: 'Take a number for the green lane' })}</Link></p>
      </section>
      <Link className="cx-button cx-button--wide" to="/services" search={{ help: true }}>{say({ zh: '我来帮老人办：选业务', en: 'I help an older person: choose the service' })}</Link>
      <Link className="cx-button cx-button--quiet cx-button--wide" to="/help">{say({ zh: '用短信里的 40 位数字停止代办', en: 'Stop a help by the 40 digits of the text message' })}</Link>
    </Screen>
  )
}
export default Helpers
