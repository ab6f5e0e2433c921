import { createRootRoute, createRoute, createRouter, lazyRouteComponent, parseSearchWith, stringifySearchWith } from '@tanstack/react-router'
import { Home } from './home/home.tsx'
import { Loading } from './shell/loading.tsx'
import { NotFound } from './shell/not-found.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })
const at = <const Path extends string>(path: Path) => ({ getParentRoute: () => root, path })
const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

const routeTree = root.addChildren([
  createRoute({ ...at('/'), component: Home }),
  createRoute({
    ...at('/services'), component: lazyRouteComponent(() => import('./services/service-list.tsx')),
    validateSearch: (search): { q?: string } => ({ q: text(search.q) }),
  }),
  createRoute({ ...at('/services/$service'), component: lazyRouteComponent(() => import('./services/service-page.tsx')) }),
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
  createRoute({ ...at('/licence/consent'), component: lazyRouteComponent(() => import('./licences/consent-business.tsx')) }),
  createRoute({ ...at('/messages'), component: lazyRouteComponent(() => import('./messages/messages.tsx')) }),
  createRoute({ ...at('/mine'), component: lazyRouteComponent(() => import('./mine/mine.tsx')) }),
  createRoute({ ...at('/helpers'), component: lazyRouteComponent(() => import('./mine/helpers.tsx')) }),
  createRoute({
    ...at('/vehicles/mortgages'), component: lazyRouteComponent(() => import('./vehicles/mortgages.tsx')),
    validateSearch: (search): { agree?: string; realPerson?: string } => ({ agree: text(search.agree), realPerson: text(search.realPerson) }),
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
