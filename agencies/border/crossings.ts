/** What the border authority holds of a person: each exit and entry, in order. */
export type Traveller = {
  /** The identity number. */
  readonly id: string
  readonly name: string
  readonly crossings: readonly { readonly kind: 'exit' | 'entry'; readonly on: string }[]
}

/** Invented travellers: one held abroad until the summer of 2021, one who never left, one who came back and left again. */
export const travellers: readonly Traveller[] = [
  { id: '510100198707130135', name: '唐远航', crossings: [{ kind: 'exit', on: '2019-11-20' }, { kind: 'entry', on: '2021-07-10' }] },
  { id: '510100198608170086', name: '罗文静', crossings: [] },
  {
    id: '510100198901140054', name: '吴思源',
    crossings: [{ kind: 'exit', on: '2019-12-01' }, { kind: 'entry', on: '2021-02-03' }, { kind: 'exit', on: '2021-03-01' }, { kind: 'entry', on: '2021-08-20' }],
  },
]
