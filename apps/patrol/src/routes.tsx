import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { EntryScreen } from './terminal/entry-screen.tsx'
import { Shell } from './shell.tsx'
import { VerdictScreen } from './verdict/verdict-screen.tsx'

const root = createRootRoute({ component: Shell })
const under = <const Path extends string>(path: Path) => ({ getParentRoute: () => root, path })

const routes = [
  createRoute({ ...under('/'), component: EntryScreen }),
  createRoute({ ...under('/verdict'), component: VerdictScreen }),
  createRoute({ ...under('/challenge'), component: lazyRouteComponent(() => import('./challenge/challenge-screen.tsx'), 'ChallengeScreen') }),
  createRoute({ ...under('/look-up'), component: lazyRouteComponent(() => import('./look-up/look-up-screen.tsx'), 'LookUpScreen') }),
  createRoute({ ...under('/detain'), component: lazyRouteComponent(() => import('./detention/detain-screen.tsx'), 'DetainScreen') }),
  createRoute({ ...under('/checks'), component: lazyRouteComponent(() => import('./checks/checks-screen.tsx'), 'ChecksScreen') }),
  createRoute({ ...under('/inspections'), component: lazyRouteComponent(() => import('./inspection/inspection-list-screen.tsx'), 'InspectionListScreen') }),
  createRoute({
    ...under('/inspection'), component: lazyRouteComponent(() => import('./inspection/inspection-screen.tsx'), 'InspectionScreen'),
    validateSearch: (search): { transfer?: string; case?: string } => ({
      transfer: typeof search['transfer'] === 'string' ? search['transfer'] : undefined, case: typeof search['case'] === 'string' ? search['case'] : undefined,
    }),
  }),
  createRoute({ ...under('/tests'), component: lazyRouteComponent(() => import('./examiner/candidates-screen.tsx'), 'CandidatesScreen') }),
  createRoute({
    ...under('/test-sheet'), component: lazyRouteComponent(() => import('./examiner/sheet-screen.tsx'), 'SheetScreen'),
    validateSearch: (search): { booking?: string } => ({ booking: typeof search['booking'] === 'string' ? search['booking'] : undefined }),
  }),
  createRoute({ ...under('/settings'), component: lazyRouteComponent(() => import('./terminal/settings-screen.tsx'), 'SettingsScreen') }),
  createRoute({ ...under('$'), beforeLoad: () => { throw redirect({ to: '/' as never }) } }),
] as const

export const router = createRouter({ routeTree: root.addChildren(routes), basepath: '/patrol', defaultPreload: false, scrollRestoration: true })
