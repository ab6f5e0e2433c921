import { Icon } from '@changxing/ui/icons.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { getRouteApi, Link } from '@tanstack/react-router'
import { OpenCases } from '../cases/open-cases.tsx'
import { useServices } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { WayRows } from '../shell/way-rows.tsx'
import { findServices } from './find-services.ts'
import { groupsOf } from './service-groups.ts'
import { ServiceRows } from './service-rows.tsx'
import '@changxing/ui/form/form.css'
import '../home/home.css'

const route = getRouteApi('/services')

const ways = [
  { to: '/transfers', icon: 'swap', label: { zh: '二手车过户', en: 'Used-car transfer' }, more: { zh: '异地一次办好，先问怎么办', en: 'Also between cities; ask first which way' } },
  { to: '/car-check', icon: 'eye', label: { zh: '买卖前一起查车', en: 'Check a car before a sale' }, more: { zh: '付钱前看清能不能过户', en: 'See whether it can change hands before you pay' } },
  { to: '/tests', icon: 'wheel', label: { zh: '驾驶考试', en: 'Driving tests' }, more: { zh: '哪天可以约、预约、成绩、换考试地', en: 'When you may book, your seats, results, another place' } },
  { to: '/delegations', icon: 'letter', label: { zh: '委托他人办理', en: 'Let somebody act for me' }, more: { zh: '一项业务，最长 30 天', en: 'One business, 30 days at most' } },
  { to: '/helpers', icon: 'help', label: { zh: '老年人请人帮办', en: 'Help for older people' }, more: { zh: '60 岁以上，亲友用自己的账号帮办', en: 'From 60, a relative acts from their own account' } },
  { to: '/queue', icon: 'ticket', label: { zh: '窗口取号', en: 'Queue number' }, more: { zh: '先取号再出门', en: 'Take it before you set out' } },
] as const

/** What is no application: ask, check, delegate, be helped, take a number. */
const OtherWays = () => {
  const say = useSay()
  return (
    <>
      <div className="section-head"><h2>{say({ zh: '帮助与便民', en: 'Help' })}</h2></div>
      <WayRows ways={ways} />
    </>
  )
}

/** 办事: every service, by group, found while typing; the search stands in the address. */
const ServiceList = () => {
  const say = useSay()
  const { q: typed = '', help } = route.useSearch()
  const navigate = route.useNavigate()
  const services = useServices()
  const search = (q: string) => void navigate({ to: '/services', search: { q: q || undefined, help }, replace: true })
  return (
    <Screen title={{ zh: '办事', en: 'Services' }}>
      <form role="search" className="home-search" onSubmit={(event) => event.preventDefault()}>
        <Icon name="search" />
        <input className="cx-input" type="search" value={typed} onChange={(event) => search(event.target.value)}
          aria-label={say({ zh: '搜索业务', en: 'Search services' })} placeholder={say({ zh: '您想办什么？', en: 'What would you like to do?' })} />
      </form>
      {!typed && !help && <OpenCases />}
      {help && <Notice tone="blue">{say({ zh: '这些业务可以帮 60 岁以上的家人、朋友办。选一项开始。', en: 'You can do these for a relative or friend of 60 or over. Choose one.' })} <ClauseChip clause="M6.1.2" /></Notice>}
      <Result query={services}>
        {(data) => {
          const found = findServices(data.services, typed).filter(({ applicants }) => !help || applicants.includes('helper'))
          return (
            <>
              <p className="cx-hidden" role="status">{typed && say({ zh: `找到 ${found.length} 项`, en: `${found.length} found` })}</p>
              {found.length > 0
                ? typed
                  ? <ServiceRows services={found} help={help} />
                  : groupsOf(found).map((group) => (
                    <section key={group.name.en} className="cx-stack">
                      <div className="section-head"><h2>{say(group.name)}</h2></div>
                      <ServiceRows services={group.services} help={help} />
                    </section>
                  ))
                : (
                  <div className="cx-card empty">
                    <Icon name="search" size="3rem" />
                    <h2>{say({ zh: `没有找到“${typed}”`, en: `Nothing found for “${typed}”` })}</h2>
                    <p>{say({ zh: '换个说法试试，或看看全部业务。网上没有的业务，可到车管所窗口办理。', en: 'Try other words, or look through all services. What is not here is done at the counter of the vehicle office.' })}</p>
                    <Link className="cx-button cx-button--quiet" to="/services">{say({ zh: '查看全部业务', en: 'All services' })}</Link>
                  </div>
                )}
            </>
          )
        }}
      </Result>
      {!typed && !help && <OtherWays />}
    </Screen>
  )
}
export default ServiceList
