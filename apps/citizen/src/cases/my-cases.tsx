import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Link } from '@tanstack/react-router'
import { useMyCases } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { CaseCard, isOpen, type CaseSummary } from './open-cases.tsx'

const Section = ({ title, cases }: { readonly title: string; readonly cases: readonly CaseSummary[] }) =>
  cases.length === 0 ? null : (
    <>
      <div className="section-head"><h2>{title}</h2></div>
      <ul className="cx-plain-list cx-stack">{cases.map((summary) => <li key={summary.id}><CaseCard summary={summary} /></li>)}</ul>
    </>
  )

const List = () => {
  const say = useSay()
  return (
    <Result query={useMyCases()}>
      {({ cases }) => cases.length === 0
        ? (
          <div className="cx-card empty">
            <Icon name="progress" size="3rem" />
            <h2>{say({ zh: '还没有办件', en: 'No cases yet' })}</h2>
            <p>{say({ zh: '提交的每一件事，都能在这里看到办到哪一步、什么时候办好。', en: 'Whatever you send, you see here how far it is and by when it will be done.' })}</p>
            <Link className="cx-button" to="/services">{say({ zh: '去办事', en: 'See the services' })}</Link>
          </div>
        )
        : (
          <>
            <Section title={say({ zh: '正在办理', en: 'Under way' })} cases={cases.filter(isOpen)} />
            <Section title={say({ zh: '已结束', en: 'Closed' })} cases={cases.filter((summary) => !isOpen(summary))} />
          </>
        )}
    </Result>
  )
}

/** 办件进度. */
const MyCases = () => (
  <Screen title={{ zh: '办件进度', en: 'My cases' }} back={{ to: '/' }}>
    <SignedIn why={{ zh: '登录后查看您的办件进度', en: 'Sign in to see your cases' }}><List /></SignedIn>
  </Screen>
)
export default MyCases
