import type { Bench } from './bench.ts'
export const submit: Bench = { id: 'submit', title: '', oneCore: false, measure: () => Promise.reject(new Error('not yet')) }
