import { LeaveFor } from '../link.tsx'
import { ScanScreen } from '../scan/scan-screen.tsx'
import { useTerminalState } from './terminal.tsx'

/** The terminal opens on the camera for a patrol, on the list of cars for an inspector, on the day's candidates for an examiner. */
export function EntryScreen() {
  const { officer } = useTerminalState()
  if (officer?.posts.includes('patrol')) return <ScanScreen />
  return <LeaveFor to={officer?.posts.includes('inspection') ? '/inspections' : '/tests'} />
}
