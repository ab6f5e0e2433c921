import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { Loading } from './shell/loading.tsx'
import { NotFound } from './shell/not-found.tsx'
import { Shell } from './shell/shell.tsx'
import { StartPage } from './shell/start-page.tsx'
import type { TransferAddress } from './transfers/transfers-page.tsx'

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined)
const queueStates = ['open', 'mine', 'asked', 'closed'] as const
export type QueueState = (typeof queueStates)[number]
const queueState = (value: unknown) => queueStates.find((state) => state === value)

const oneOf = <const Value extends string>(value: unknown, known: readonly Value[]) => known.find((one) => one === value)

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })
const desk = createRoute({ getParentRoute: () => root, id: 'desk', component: Shell })
const at = <const Path extends string>(path: Path) => ({ getParentRoute: () => desk, path })

const routeTree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/relying', component: lazyRouteComponent(() => import('./relying/relying-page.tsx')) }),
  desk.addChildren([
    createRoute({ ...at('/'), component: StartPage }),
    createRoute({
      ...at('/review'), component: lazyRouteComponent(() => import('./review/review-page.tsx')),
      validateSearch: (search): { state?: QueueState; service?: string; case?: string } =>
        ({ state: queueState(search['state']), service: text(search['service']), case: text(search['case']) }),
    }),
    createRoute({
      ...at('/capture'), component: lazyRouteComponent(() => import('./capture/capture-page.tsx')),
      validateSearch: (search): { case?: string } => ({ case: text(search['case']) }),
    }),
    createRoute({
      ...at('/transfers'), component: lazyRouteComponent(() => import('./transfers/transfers-page.tsx')),
      validateSearch: (search): TransferAddress => ({
        side: oneOf(search['side'], ['in', 'out']), ended: oneOf(search['ended'], ['yes']), ours: oneOf(search['ours'], ['yes']), id: text(search['id']),
        part: oneOf(search['part'], ['overview', 'archive', 'inspection']), begin: oneOf(search['begin'], ['yes']),
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
    createRoute({ ...at('/status-lists'), component: lazyRouteComponent(() => import('./supervision/status-lists-page.tsx')) }),
  ]),
])

export const router = createRouter({ routeTree, basepath: '/desk', defaultPreload: 'intent', defaultPendingComponent: Loading })
