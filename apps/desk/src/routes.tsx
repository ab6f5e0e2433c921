import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { Loading } from './shell/loading.tsx'
import { NotFound } from './shell/not-found.tsx'
import { Shell } from './shell/shell.tsx'
import { StartPage } from './shell/start-page.tsx'
import { queueAddress } from './review/queue-address.ts'
import { testsAddress } from './exams/tests-address.ts'
import { movementsAddress } from './supervision/movements-address.ts'
import type { RestorationsAddress } from './supervision/restorations-page.tsx'
import type { TransferAddress } from './transfers/transfers-page.tsx'

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined)

const oneOf = <const Value extends string>(values: readonly Value[], value: unknown) => values.find((each) => each === value)
const mortgageTabs = ['filings', 'books', 'prompts', 'lenders'] as const
export type MortgageTab = (typeof mortgageTabs)[number]
const filingStates = ['waiting-owner', 'with-office', 'registered', 'released', 'declined', 'refused', 'lapsed', 'taken-back'] as const
export type FilingState = (typeof filingStates)[number]
const insuranceTabs = ['tickets', 'settled', 'weeks'] as const
export type InsuranceTab = (typeof insuranceTabs)[number]

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })
const desk = createRoute({ getParentRoute: () => root, id: 'desk', component: Shell })
const at = <const Path extends string>(path: Path) => ({ getParentRoute: () => desk, path })

const routeTree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/relying', component: lazyRouteComponent(() => import('./relying/relying-page.tsx')) }),
  createRoute({ getParentRoute: () => root, path: '/display/$area/$office', component: lazyRouteComponent(() => import('./queue/display-page.tsx')) }),
  desk.addChildren([
    createRoute({ ...at('/'), component: StartPage }),
    createRoute({
      ...at('/review'), component: lazyRouteComponent(() => import('./review/review-page.tsx')),
      validateSearch: queueAddress,
    }),
    createRoute({
      ...at('/counter'), component: lazyRouteComponent(() => import('./counter/counter-page.tsx')),
      validateSearch: (search): { as?: 'self' | 'agent'; case?: string } =>
        ({ as: search['as'] === 'agent' ? 'agent' : search['as'] === 'self' ? 'self' : undefined, case: text(search['case']) }),
    }),
    createRoute({ ...at('/hall'), component: lazyRouteComponent(() => import('./queue/hall-page.tsx')) }),
    createRoute({ ...at('/call-backs'), component: lazyRouteComponent(() => import('./review/call-backs-page.tsx')) }),
    createRoute({
      ...at('/transfers'), component: lazyRouteComponent(() => import('./transfers/transfers-page.tsx')),
      validateSearch: (search): TransferAddress => ({
        side: oneOf(['in', 'out'], search['side']), ended: oneOf(['yes'], search['ended']), ours: oneOf(['yes'], search['ours']), mine: oneOf(['yes'], search['mine']), id: text(search['id']),
        part: oneOf(['overview', 'archive', 'inspection'], search['part']), begin: oneOf(['yes'], search['begin']),
      }),
    }),
    createRoute({ ...at('/transfer-oversight'), component: lazyRouteComponent(() => import('./transfers/oversight-page.tsx')) }),
    createRoute({ ...at('/notices'), component: lazyRouteComponent(() => import('./notices/notices-page.tsx')) }),
    createRoute({
      ...at('/coverage'), component: lazyRouteComponent(() => import('./supervision/coverage-page.tsx')),
      validateSearch: (search): { q?: string; measure?: string; kind?: string; standing?: string } =>
        ({ q: text(search['q']), measure: text(search['measure']), kind: text(search['kind']), standing: text(search['standing']) }),
    }),
    createRoute({
      ...at('/rules'), component: lazyRouteComponent(() => import('./supervision/rules-page.tsx')),
      validateSearch: (search): { rule?: string; on?: string } => ({ rule: text(search['rule']), on: text(search['on']) }),
    }),
    createRoute({
      ...at('/replay'), component: lazyRouteComponent(() => import('./supervision/replay-page.tsx')),
      validateSearch: (search): { case?: string; number?: string; on?: string } => ({ case: text(search['case']), number: text(search['number']), on: text(search['on']) }),
    }),
    createRoute({
      ...at('/mortgages'), component: lazyRouteComponent(() => import('./mortgages/mortgages-page.tsx')),
      validateSearch: (search): { tab?: MortgageTab; state?: FilingState; day?: string } =>
        ({ tab: oneOf(mortgageTabs, search['tab']), state: oneOf(filingStates, search['state']), day: text(search['day']) }),
    }),
    createRoute({
      ...at('/insurance'), component: lazyRouteComponent(() => import('./insurance/insurance-page.tsx')),
      validateSearch: (search): { tab?: InsuranceTab; monday?: string } => ({ tab: oneOf(insuranceTabs, search['tab']), monday: text(search['monday']) }),
    }),
    createRoute({ ...at('/agencies'), component: lazyRouteComponent(() => import('./agencies/agencies-page.tsx')) }),
    createRoute({ ...at('/tests'), component: lazyRouteComponent(() => import('./exams/tests-page.tsx')), validateSearch: testsAddress }),
    createRoute({ ...at('/movements'), component: lazyRouteComponent(() => import('./supervision/movements-page.tsx')), validateSearch: movementsAddress }),
    createRoute({
      ...at('/restorations'), component: lazyRouteComponent(() => import('./supervision/restorations-page.tsx')),
      validateSearch: (search): RestorationsAddress => ({ area: text(search['area']), from: text(search['from']), until: text(search['until']), whole: oneOf(['city', 'province'], search['whole']) }),
    }),
    createRoute({ ...at('/status-lists'), component: lazyRouteComponent(() => import('./supervision/status-lists-page.tsx')) }),
  ]),
])

export const router = createRouter({ routeTree, basepath: '/desk', defaultPreload: 'intent', defaultPendingComponent: Loading })
