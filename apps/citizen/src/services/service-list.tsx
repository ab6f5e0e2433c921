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
import { findServices, findWays } from './find-services.ts'
import { otherWays } from './other-ways.ts'
import { groupsOf } from './service-groups.ts'
import { ServiceRows } from './service-rows.tsx'
import '@changxing/ui/form/form.css'
import '../home/home.css'

const route = getRouteApi('/services')

const OtherWays = () => {
  const say = useSay()
  return (
    <>
      <div className="section-head"><h2>{say({ zh: '帮助与便民', en: 'Help' })}</h2></div>
      <WayRows ways={otherWays} />
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
          const ways = typed && !help ? findWays(otherWays, typed) : []
          const count = found.length + ways.length
          return (
            <>
              <p className="cx-hidden" role="status">{typed && say({ zh: `找到 ${count} 项`, en: `${count} found` })}</p>
              {count > 0
                ? typed
                  ? <>{found.length > 0 && <ServiceRows services={found} help={help} />}{ways.length > 0 && <WayRows ways={ways} />}</>
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
