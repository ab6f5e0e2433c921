// Runs one bench by its name and hands its findings to the parent process. Started by run.ts, each bench in a process of its own.
import { benches } from './benches.ts'

const bench = benches.find(({ id }) => id === process.argv[2])
if (!bench || !process.send) throw new Error('started by run.ts with the name of a bench')
const findings = await bench.measure()
process.send(findings, () => process.exit(0))
