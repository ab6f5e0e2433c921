import type { MeasureText } from './clause.ts'

export const m01 = {
  title: { zh: '机动车驾驶证电子化', en: 'Electronic driving licence' },
  clauses: {
    'M1.1.1': { kind: ['O'], says: {
      zh: '试点总队、支队要定本地方案，并成立专班。',
      en: 'Each pilot authority writes a local plan and sets up a task force.' } },
    'M1.1.2': { kind: ['R', 'O'], says: {
      zh: '非试点地认可试点城市的电子证，同时准备自己上线。',
      en: 'Places outside the pilot accept e-licences from pilot cities and prepare to issue their own.' } },
    'M1.2.1': { kind: ['W'], says: {
      zh: '试点地升级平台、手机应用和执法终端；各地都能扫电子证二维码。',
      en: 'Pilot places upgrade platforms, apps and handhelds; every place can scan the e-licence code.' } },
    'M1.2.2': { kind: ['W', 'O'], says: {
      zh: '上线前把申领、生成、出示、核验和持证办事全走一遍，问题上报。',
      en: 'The whole way from application to use is rehearsed before going live, and problems are reported.' } },
    'M1.3.1': { kind: ['W', 'O'], says: {
      zh: '网上业务中心及时受理申请、审核照片、答复疑问。',
      en: 'The online centre takes applications, reviews photos and answers questions without delay.' } },
    'M1.3.2': { kind: ['W'], says: {
      zh: '发证用证、路检、事故、告知书和强制措施凭证都适配电子证。',
      en: 'Issue, roadside checks, accidents, notices and vouchers all work with an e-licence.' } },
    'M1.3.3': { kind: ['O'], says: {
      zh: '全员培训，路面、违法、事故、窗口岗位优先。',
      en: 'All staff are trained, road, violation, accident and counter posts first.' } },
    'M1.4.1': { kind: ['O'], says: {
      zh: '按统一口径宣传。',
      en: 'Publicity follows one national outline.' } },
    'M1.4.2': { kind: ['W'], says: {
      zh: '用短信和应用消息，点对点告诉驾驶人怎么申领、怎么用。',
      en: 'Drivers are told by text and app message how to get and use the e-licence.' } },
    'M1.4.3': { kind: ['W'], says: {
      zh: '让运输、保险、租车单位也认电子证，并能自行核验。',
      en: 'Transport firms, insurers and car rentals accept the e-licence and can verify one.' } },
    'M1.5.1': { kind: ['R'], says: {
      zh: '电子证与纸质证同等有效，出示了就不再要纸质证；要扣留证件时除外。',
      en: 'The e-licence counts like the paper one; paper is asked for only when the licence must be detained.' } },
    'M1.5.2': { kind: ['R', 'W'], says: {
      zh: '试点地的电子证全国有效，各地都能核验。',
      en: 'An e-licence from a pilot place is valid, and can be verified, everywhere in the country.' } },
    'M1.5.3': { kind: ['R'], says: {
      zh: '全国一个样式，只由统一应用签发；启用后不再用本地其他电子版。',
      en: 'One national style from one app; once switched, a place may use no other electronic version.' } },
    'M1.5.4': { kind: ['R'], says: {
      zh: '纸质驾驶证照常核发。',
      en: 'Paper licences go on being issued.' } },
  },
} as const satisfies MeasureText
