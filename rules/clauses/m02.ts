import type { MeasureText } from './clause.ts'

export const m02 = {
  title: { zh: '二手车异地交易登记', en: 'Used-car transfer across regions' },
  clauses: {
    'M2.1.1': { kind: ['R'], says: {
      zh: '适用于非营运小型、微型载客汽车的二手车转移。',
      en: 'Covers used small and mini passenger cars that are not in commercial use.' } },
    'M2.1.2': { kind: ['R'], says: {
      zh: '在转出地还是转入地交易开票，由买卖双方自己选，不得强令回转出地。',
      en: 'Buyer and seller choose where to trade and invoice: the old or the new place. Nobody is sent back.' } },
    'M2.1.3': { kind: ['R', 'W'], says: {
      zh: '在转入地交易的，由转入地直接查验、登记，两次并作一次。',
      en: 'If traded in the new place, its office inspects and registers directly: once instead of twice.' } },
    'M2.1.4': { kind: ['W'], says: {
      zh: '档案在车管所之间网上转递，群众不带纸质档案。',
      en: 'The file travels electronically between offices; nobody carries paper.' } },
    'M2.1.5': { kind: ['R'], says: {
      zh: '转入地交易的，新车主网上或在转入地申请；转出地交易或其他原因过户的，在转出地申请。',
      en: 'Traded in the new place: apply online or there. Traded in the old place, or other change of owner: apply at the old office.' } },
    'M2.2.0': { kind: ['D'], says: {
      zh: '2021年6月1日起20城，9月1日起直辖市、省会、自治区首府和计划单列市，2022年6月底前全国。',
      en: '20 cities from 2021-06-01; municipalities, capitals and planning-status cities from 2021-09-01; all by end of June 2022.' } },
    'M2.2.1': { kind: ['R'], says: {
      zh: '试点期间，转出、转入两地都是试点才适用；其余按原办法。',
      en: 'During the pilot both places must be pilots; any other pair follows the earlier procedure.' } },
    'M2.2.2': { kind: ['W', 'O'], says: {
      zh: '试点城市跟踪分析、提建议，总队汇总报部局。',
      en: 'Pilot cities follow up and propose; the province collects and reports to the bureau.' } },
    'M2.2.3': { kind: ['O', 'D'], says: {
      zh: '非试点地备好设备、人员、经费和电子档案；总队2021年8月31日前报计划。',
      en: 'Other places prepare equipment, staff, budget and electronic files; each province reports its plan by 2021-08-31.' } },
    'M2.3.1': { kind: ['W', 'O'], says: {
      zh: '配齐扫描、存储设备和电子档案系统，安全运行。',
      en: 'Scanners, storage and a secure electronic-archive system are in place.' } },
    'M2.3.2': { kind: ['W', 'O'], says: {
      zh: '平台加上跨区转移功能，全流程演练。',
      en: 'Platforms gain the cross-region transfer module, and the full flow is rehearsed.' } },
    'M2.3.3': { kind: ['W', 'R'], says: {
      zh: '查验都用监管系统和终端，全程录音录像；异常集中转移要分析，走私、盗抢嫌疑严查。',
      en: 'Every inspection is recorded in sound and picture; abnormal patterns are analysed, smuggled or stolen suspects investigated.' } },
    'M2.3.4': { kind: ['W', 'R'], says: {
      zh: '档案按时上传，登记按时办完。',
      en: 'Files are uploaded, and registrations finished, in time.' } },
    'M2.3.5': { kind: ['O'], says: {
      zh: '市、县和登记服务站人员都要培训。',
      en: 'Staff of city and county offices and service stations are trained.' } },
    'M2.3.6': { kind: ['W', 'O'], says: {
      zh: '条件、材料、流程向社会公开。',
      en: 'Requirements, documents and steps are published.' } },
    'M2.4.0': { kind: ['W'], says: {
      zh: '档案迟到、缺件或与车不符的，两地车管所有渠道及时联系、反馈、解决。',
      en: 'Both offices have a channel to settle files that are late, incomplete or do not match the car.' } },
    'M2.4.1': { kind: ['R'], says: {
      zh: '除盗抢骗、走私、非法拼组装嫌疑外，转入地不得退档，不让群众两头跑。',
      en: 'A file may be returned only for suspected theft, smuggling or illegal assembly; nobody is sent back and forth.' } },
    'M2.4.2': { kind: ['R'], says: {
      zh: '车再转出时，不得因试点地不留纸质档案而退档，应查电子档案。',
      en: 'A file may not be returned because a pilot office keeps no paper; the electronic file is looked up.' } },
    'M2.4.3': { kind: ['W'], says: {
      zh: '市场、经销和拍卖企业要核车核人、规范开票；发现违规交易、开票、收费的，通报商务、税务部门。',
      en: 'Dealers check cars and people and invoice properly; irregularities are reported to commerce and tax authorities.' } },
  },
} as const satisfies MeasureText
