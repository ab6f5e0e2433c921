/** A licence of the forces or the armed police as the military's register holds it. */
export type MilitaryLicence = {
  /** The licence number, with its prefix. */
  readonly id: string
  readonly prefix: string
  readonly name: string
  readonly identityNumber: string
  readonly standing: 'serving' | 'retired'
  readonly firstIssuedOn: string
  /** Day of the new-style licence. */
  readonly newStyleIssuedOn: string
  readonly classes: readonly { readonly code: string; readonly since: string }[]
}

/** Invented records: prefixes of the list of M7.3.2, numbers that begin with zeros. */
export const militaryLicences: readonly MilitaryLicence[] = [
  {
    id: 'QX00000101', prefix: 'QX', name: '雷振国', identityNumber: '510100199002010111', standing: 'retired', firstIssuedOn: '2010-09-08', newStyleIssuedOn: '2016-07-01',
    classes: [{ code: 'C1', since: '2010-09-08' }],
  },
  {
    id: 'WJ00000103', prefix: 'WJ', name: '吴思源', identityNumber: '510100198901140054', standing: 'retired', firstIssuedOn: '2008-11-02', newStyleIssuedOn: '2010-01-10',
    classes: [{ code: 'C1', since: '2008-11-02' }, { code: 'E', since: '2009-08-15' }],
  },
  {
    id: 'QB00000104', prefix: 'QB', name: '沈𬮱㛃', identityNumber: '120000199310180085', standing: 'serving', firstIssuedOn: '2013-12-01', newStyleIssuedOn: '2016-07-01',
    classes: [{ code: 'C1', since: '2013-12-01' }],
  },
]
