import { service } from '../../cases/index.ts'
import { identity, licencePage, medicalReport, photo, presentLicence, stepsToNewLicence } from './licence-page.ts'

/** 驾驶证期满换证 (M6.1.2, M9.1): six years, then ten, then for good, each step without 12 points in a cycle. */
export const renewLicence = service({
  ...licencePage('renewal'),
  id: 'licences.renew',
  title: { zh: '驾驶证期满换证', en: 'Renew the driving licence' },
  summary: {
    zh: '有效期满前 90 日内换证；逾期一年内仍可换，期间不得驾驶。六年换十年，十年换长期。', en: 'From 90 days before it expires, and up to a year after, without driving meanwhile. Ten years follow six, and no end follows ten.',
  },
  clauses: ['M6.1.2', 'M9.1'],
  applicants: ['self', 'delegate', 'helper'], businessName: '补换领驾驶证', helperBusinessName: '驾驶证期满换证',
  documents: [identity, presentLicence, photo, medicalReport],
  steps: stepsToNewLicence,
})
