// One contestant alone in its process: takes the module that exports `contestants` and a name, runs a slice for each message, in seconds,
// and answers with what it did in one second. Started by `inOwnProcess`.
import { inProcess } from './measure.ts'
import type { Contestants } from './measure.ts'

const [module, name] = process.argv.slice(2)
if (!module || !name || !process.send) throw new Error('started by a bench, with a module and a name')
const { contestants } = (await import(module)) as { readonly contestants: Contestants }
const prepare = contestants[name]
if (!prepare) throw new Error(`${module} has no contestant "${name}"`)
const { slice } = inProcess(name, 'cpu', await prepare())
process.on('message', (seconds: number) => void slice(seconds).then((rate) => process.send?.(rate)))
process.send('ready')
