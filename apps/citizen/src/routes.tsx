import { createRootRoute, createRoute, createRouter, lazyRouteComponent, parseSearchWith, stringifySearchWith } from '@tanstack/react-router'
import { Home } from './home/home.tsx'
import { Loading } from './shell/loading.tsx'
import { NotFound } from './shell/not-found.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })
const at = <const Path extends string>(path: Path) => ({ getParentRoute: () => root, path })
// The router reads digits as a number where nothing is lost by it: the code of a city is text all the same.
const text = (value: unknown) => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined)

const routeTree = root.addChildren([
  createRoute({ ...at('/'), component: Home }),
  createRoute({
    ...at('/services'), component: lazyRouteComponent(() => import('./services/service-list.tsx')),
    validateSearch: (search): { q?: string; help?: boolean } => ({ q: text(search.q), help: search.help ? true : undefined }),
  }),
  createRoute({
    ...at('/services/$service'), component: lazyRouteComponent(() => import('./services/service-page.tsx')),
    validateSearch: (search): { vehicle?: string; letter?: string } => ({ vehicle: text(search.vehicle), letter: text(search.letter) }),
  }),
  createRoute({
    ...at('/services/$service/help'), component: lazyRouteComponent(() => import('./services/help-elder.tsx')),
    validateSearch: (search): { at?: string } => ({ at: text(search.at) }),
  }),
  createRoute({ ...at('/apply/$area/$caseId'), component: lazyRouteComponent(() => import('./services/apply-resume.tsx')) }),
  createRoute({
    ...at('/apply/$area/$caseId/$step'), component: lazyRouteComponent(() => import('./services/apply-step.tsx')),
    validateSearch: (search): { realPerson?: string; change?: boolean } => ({ realPerson: text(search.realPerson), change: search.change ? true : undefined }),
  }),
  createRoute({ ...at('/cases'), component: lazyRouteComponent(() => import('./cases/my-cases.tsx')) }),
  createRoute({
    ...at('/cases/$area/$caseId'), component: lazyRouteComponent(() => import('./cases/case-page.tsx')),
    validateSearch: (search): { sent?: boolean } => ({ sent: search.sent ? true : undefined }),
  }),
  createRoute({ ...at('/licence'), component: lazyRouteComponent(() => import('./licences/licence-home.tsx')) }),
  createRoute({ ...at('/licence/show'), component: lazyRouteComponent(() => import('./licences/show-licence.tsx')) }),
  createRoute({ ...at('/licence/copies'), component: lazyRouteComponent(() => import('./licences/licence-copies.tsx')) }),
  createRoute({ ...at('/licence/looks'), component: lazyRouteComponent(() => import('./licences/licence-looks.tsx')) }),
  createRoute({ ...at('/licence/verify'), component: lazyRouteComponent(() => import('./licences/verify-other.tsx')) }),
  createRoute({ ...at('/licence/life'), component: lazyRouteComponent(() => import('./licences/licence-life.tsx')) }),
  createRoute({ ...at('/licence/record'), component: lazyRouteComponent(() => import('./licences/safe-driving-record.tsx')) }),
  createRoute({ ...at('/licence/consent'), component: lazyRouteComponent(() => import('./licences/consent-business.tsx')) }),
  createRoute({ ...at('/messages'), component: lazyRouteComponent(() => import('./messages/messages.tsx')) }),
  createRoute({ ...at('/mine'), component: lazyRouteComponent(() => import('./mine/mine.tsx')) }),
  createRoute({ ...at('/helpers'), component: lazyRouteComponent(() => import('./mine/helpers.tsx')) }),
  createRoute({ ...at('/delegations'), component: lazyRouteComponent(() => import('./delegations/delegations.tsx')) }),
  createRoute({
    ...at('/delegations/new'), component: lazyRouteComponent(() => import('./delegations/make-delegation.tsx')),
    validateSearch: (search): { at?: string; vehicle?: string; realPerson?: string } => ({ at: text(search.at), vehicle: text(search.vehicle), realPerson: text(search.realPerson) }),
  }),
  createRoute({ ...at('/delegations/$area/$letterId'), component: lazyRouteComponent(() => import('./delegations/delegation-page.tsx')) }),
  createRoute({ ...at('/help'), component: lazyRouteComponent(() => import('./mine/stop-help.tsx')) }),
  createRoute({ ...at('/help/$digits'), component: lazyRouteComponent(() => import('./mine/stop-help.tsx')) }),
  createRoute({ ...at('/queue'), component: lazyRouteComponent(() => import('./queue/queue.tsx')) }),
  createRoute({ ...at('/vehicles'), component: lazyRouteComponent(() => import('./vehicles/my-vehicles.tsx')) }),
  createRoute({ ...at('/vehicles/$area/$vehicleId'), component: lazyRouteComponent(() => import('./vehicles/vehicle-page.tsx')) }),
  createRoute({ ...at('/car-check'), component: lazyRouteComponent(() => import('./vehicles/car-check.tsx')) }),
  createRoute({ ...at('/car-check/$area/$linkId'), component: lazyRouteComponent(() => import('./vehicles/car-check-page.tsx')) }),
  createRoute({ ...at('/transfers'), component: lazyRouteComponent(() => import('./transfers/transfers.tsx')) }),
  createRoute({
    ...at('/transfers/route'), component: lazyRouteComponent(() => import('./transfers/transfer-route.tsx')),
    validateSearch: (search): { at?: string } => ({ at: text(search.at) }),
  }),
  createRoute({
    ...at('/transfers/new'), component: lazyRouteComponent(() => import('./transfers/apply-for-transfer.tsx')),
    validateSearch: (search): { at?: string; inArea?: string; tradeArea?: string } => ({ at: text(search.at), inArea: text(search.inArea), tradeArea: text(search.tradeArea) }),
  }),
  createRoute({
    ...at('/transfers/$area/$transferId'), component: lazyRouteComponent(() => import('./transfers/transfer-page.tsx')),
    validateSearch: (search): { sent?: boolean } => ({ sent: search.sent ? true : undefined }),
  }),
  createRoute({
    ...at('/vehicles/mortgages'), component: lazyRouteComponent(() => import('./vehicles/mortgages.tsx')),
    validateSearch: (search): { agree?: string; realPerson?: string } => ({ agree: text(search.agree), realPerson: text(search.realPerson) }),
  }),
  createRoute({ ...at('/consents'), component: lazyRouteComponent(() => import('./consents/consents.tsx')) }),
  createRoute({
    ...at('/consents/$area/$consentId'), component: lazyRouteComponent(() => import('./consents/consent-page.tsx')),
    validateSearch: (search): { realPerson?: string } => ({ realPerson: text(search.realPerson) }),
  }),
  createRoute({ ...at('/tests'), component: lazyRouteComponent(() => import('./exams/my-tests.tsx')) }),
  createRoute({
    ...at('/tests/book/$subject'), component: lazyRouteComponent(() => import('./exams/book-test.tsx')),
    validateSearch: (search): { day?: string } => ({ day: text(search.day) }),
  }),
  createRoute({
    ...at('/tests/bookings/$area/$bookingId'), component: lazyRouteComponent(() => import('./exams/booking-page.tsx')),
    validateSearch: (search): { sent?: boolean } => ({ sent: search.sent ? true : undefined }),
  }),
  createRoute({
    ...at('/tests/draw/$area/$planId'), component: lazyRouteComponent(() => import('./exams/draw-page.tsx')),
    validateSearch: (search): { mine?: string } => ({ mine: text(search.mine) }),
  }),
  createRoute({ ...at('/coverage'), component: lazyRouteComponent(() => import('./coverage/coverage.tsx')) }),
  createRoute({ ...at('/copy-check'), component: lazyRouteComponent(() => import('./copies/copy-check.tsx')) }),
])

export const router = createRouter({
  routeTree,
  basepath: '/citizen',
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  scrollRestoration: true,
  // Plain text in the address: read as JSON, the forty digits of a copy would become a rounded number.
  parseSearch: parseSearchWith((value) => value),
  stringifySearch: stringifySearchWith(String),
})

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
