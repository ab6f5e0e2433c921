/** Where the screens of the licence live inside the app. */
export const licencePaths = {
  home: '/licence',
  show: '/licence/show',
  copies: '/licence/copies',
  looks: '/licence/looks',
  verify: '/licence/verify',
  consent: '/licence/consent',
  life: '/licence/life',
  record: '/licence/record',
} as const

/** The service by which an e-licence is applied for. */
export const applicationService = 'licences.e-licence-application'
