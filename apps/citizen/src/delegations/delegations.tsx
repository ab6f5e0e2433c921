import type { Delegation } from '@changxing/contract/delegations.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { Link } from '@tanstack/react-router'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { businessWords, toneOfLetter, useDelegations } from './delegations-data.ts'
import '../cases/cases.css'

const LetterCard = ({ letter, mine }: { readonly letter: Delegation; readonly mine: boolean }) => {
  const say = useSay()
  return (
    <Link className="cx-card case-card" to="/delegations/$area/$letterId" params={{ area: letter.area, letterId: letter.id }}>
      <span className="case-card-head">
        <strong>{say(businessWords(letter.business))}</strong>
        <span className="cx-chip" data-tone={toneOfLetter[letter.state]}><Shape tone={toneOfLetter[letter.state]} />{say(letter.stateSays)}</span>
      </span>
      <span>{mine ? say({ zh: `委托给 ${letter.agentName}`, en: `Agent: ${letter.agentName}` }) : say({ zh: `${letter.principalName} 委托您`, en: `For ${letter.principalName}` })}</span>
      <span className="cx-soft cx-small">{say({ zh: '有效至 ', en: 'Good until ' })}<Day on={letter.validUntil} /></span>
    </Link>
  )
}

const Section = ({ title, letters, mine, none }: {
  readonly title: string; readonly letters: readonly Delegation[]; readonly mine: boolean; readonly none: string
}) => (
  <>
    <div className="section-head"><h2>{title}</h2></div>
    {letters.length === 0
      ? <p className="cx-soft" style={{ margin: 0 }}>{none}</p>
      : <ul className="cx-plain-list cx-stack">{letters.map((letter) => <li key={letter.id}><LetterCard letter={letter} mine={mine} /></li>)}</ul>}
  </>
)

const List = () => {
  const say = useSay()
  return (
    <Result query={useDelegations()}>
      {({ made, naming }) => (
        <>
          <Section mine title={say({ zh: '我委托别人的', en: 'Letters I made' })} letters={made} none={say({ zh: '还没有。', en: 'None yet.' })} />
          <Section mine={false} title={say({ zh: '别人委托我的', en: 'Letters that name me' })} letters={naming}
            none={say({ zh: '没有。有人委托您时，这里和消息里都会告诉您。', en: 'None. When somebody names you, you are told here and by message.' })} />
        </>
      )}
    </Result>
  )
}

/** 委托: one business to one person, for a month at most; and the letters that name the reader (M9). */
const Delegations = () => {
  const say = useSay()
  return (
    <Screen title={{ zh: '业务委托', en: 'Delegations' }} back={{ to: '/mine' }}>
      <p className="cx-soft" style={{ margin: 0 }}>
        {say({
          zh: '一份委托书：一项业务、一位受托人、最长 30 天，随时可以取消。本人到场办理不需要委托。',
          en: 'One letter: one business, one agent, 30 days at most. You may cancel it at any time. Who comes in person needs none.',
        })} <ClauseChip clause="M9.2.4" />
      </p>
      <Link className="cx-button cx-button--wide" to="/delegations/new"><Icon name="letter" />{say({ zh: '委托他人办理', en: 'Let somebody act for me' })}</Link>
      <SignedIn why={{ zh: '登录后查看您的委托', en: 'Sign in to see your delegations' }}><List /></SignedIn>
      <p className="cx-small cx-soft" style={{ margin: 0 }}>
        {say({
          zh: '也可以写纸质委托书，由受托人带到窗口，同样有效。车转出外市、从外市转入、报废注销不能网上委托，要用纸质的。',
          en: 'A letter on paper, brought to the counter by the agent, is just as good. To move a car out to another city or in from one, or to deregister a scrapped one, it has to be on paper.',
        })} <ClauseChip clause="M9.3" />
      </p>
    </Screen>
  )
}
export default Delegations
