import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { getRouteApi, Link } from '@tanstack/react-router'
import { OpenCases } from '../cases/open-cases.tsx'
import { useServices } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { findServices } from './find-services.ts'
import { ServiceRows } from './service-rows.tsx'
import '@changxing/ui/form/form.css'
import '../home/home.css'

const route = getRouteApi('/services')

/** 办事: every service, found while typing; the search stands in the address. */
const ServiceList = () => {
  const say = useSay()
  const typed = route.useSearch().q ?? ''
  const navigate = route.useNavigate()
  const services = useServices()
  const search = (q: string) => void navigate({ to: '/services', search: { q: q || undefined }, replace: true })
  return (
    <Screen title={{ zh: '办事', en: 'Services' }}>
      <form role="search" className="home-search" onSubmit={(event) => event.preventDefault()}>
        <Icon name="search" />
        <input className="cx-input" type="search" value={typed} onChange={(event) => search(event.target.value)}
          aria-label={say({ zh: '搜索业务', en: 'Search services' })} placeholder={say({ zh: '您想办什么？', en: 'What would you like to do?' })} />
      </form>
      {!typed && <OpenCases />}
      {!typed && <div className="section-head"><h2>{say({ zh: '全部业务', en: 'All services' })}</h2></div>}
      <Result query={services}>
        {(data) => {
          const found = findServices(data.services, typed)
          return (
            <>
              <p className="cx-hidden" role="status">{typed && say({ zh: `找到 ${found.length} 项`, en: `${found.length} found` })}</p>
              {found.length > 0
                ? <ServiceRows services={found} />
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
    </Screen>
  )
}
export default ServiceList
