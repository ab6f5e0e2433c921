import { readFileSync } from 'node:fs'

/** One of the published data files beside the tests. */
export const vectors = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8')) as T
