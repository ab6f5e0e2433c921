/** Settings with agencies that nobody can reach: a test never speaks to those of a demonstration that runs beside it, which would keep its key for good. */
export const noAgencies = { AGENCIES_URL: 'http://127.0.0.1:1' } as const
