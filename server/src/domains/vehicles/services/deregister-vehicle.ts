import { required, service } from '../../cases/index.ts'
import { deregisterVehicle } from '../deregister-vehicle.ts'
import { choice, identity, pageAboutVehicle, usualReasons } from './vehicle-page.ts'

const scrap = { field: 'ground', is: ['scrapped'] }

/** 注销登记 (M9.1): delegated online for use abroad or a return for quality, by a paper letter also for a scrapped car (M9.3); loss is the owner's own. */
export const deregisterVehicleService = service({
  ...pageAboutVehicle('deregistration', ['ground']),
  byPaper: [{ name: '报废注销', when: scrap }],
  id: 'vehicles.deregister',
  title: { zh: '机动车注销登记', en: 'Deregister a car' },
  summary: { zh: '车辆出境不再在国内使用、因质量问题退车、报废、灭失的注销。号牌、行驶证、登记证书作废。', en: 'The car leaves the country for good, goes back for its quality, was scrapped or destroyed. Plates, licence and certificate become void.' },
  clauses: ['M9.1', 'M9.3'],
  form: [
    choice('ground', { zh: '注销原因', en: 'Why' }, {
      abroad: { zh: '因故不在国内使用', en: 'Not used in the country any more' }, 'quality-return': { zh: '因质量问题退车', en: 'Returned for its quality' },
      scrapped: { zh: '报废（不能网上委托）', en: 'Scrapped (not delegated online)' }, destroyed: { zh: '灭失（只能本人办）', en: 'Destroyed (the owner in person only)' },
    }),
    { name: 'note', kind: 'long-text', required: false, maxLength: 500, label: { zh: '补充说明', en: 'Anything else' } },
  ],
  documents: [
    identity,
    required('certificate-pages', { clause: 'M9.1', label: { zh: '登记证书', en: 'Certificate of registration' } }),
    required('plate-returned', { clause: 'M9.1', label: { zh: '交回的号牌、行驶证（照片）；遗失、灭失的，写一份声明', en: 'Plates and licence handed in (photo), or a written declaration that they are lost' } }),
    required('leaving-proof', { clause: 'M9.1', label: { zh: '出境证明', en: 'Proof of export' }, when: { field: 'ground', is: ['abroad'] } }),
    required('return-proof', { clause: 'M9.1', label: { zh: '制造厂或经销商的退车证明', en: "Maker's or dealer's proof of the return" }, when: { field: 'ground', is: ['quality-return'] } }),
    required('scrap-proof', { clause: 'M9.1', label: { zh: '报废机动车回收证明', en: 'Certificate of the scrap yard' }, when: scrap }),
    required('loss-proof', { clause: 'M9.1', label: { zh: '灭失证明或书面声明', en: 'Proof or declaration that it was destroyed' }, when: { field: 'ground', is: ['destroyed'] } }),
  ],
  steps: [{ zh: '说明原因', en: 'Say why' }, { zh: '交回牌证', en: 'Hand in plates and papers' }, { zh: '审核', en: 'Review' }, { zh: '领注销证明', en: 'Get the proof of deregistration' }],
  reasons: usualReasons,
  onApproved: deregisterVehicle,
})
