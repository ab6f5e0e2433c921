import { LeaveFor } from '../link.tsx'
import { ScanScreen } from '../scan/scan-screen.tsx'
import { useTerminalState } from './terminal.tsx'

/** The terminal opens on the camera for a patrol, and on the list of cars for an inspector. */
export function EntryScreen() {
  const { officer } = useTerminalState()
  return officer?.posts.includes('patrol') ? <ScanScreen /> : <LeaveFor to="/inspections" />
}
