import type { Bench } from './bench.ts'
import { codes } from './codes.ts'
import { decideBench } from './decide.ts'
import { durableCases } from './durable-cases.ts'
import { exchange } from './exchange.ts'
import { firstLoad } from './first-load.ts'
import { submit } from './submit.ts'
import { verify } from './verify.ts'

/** Every bench, in the order of the table. */
export const benches: readonly Bench[] = [codes, verify, decideBench, submit, durableCases, exchange, firstLoad]
