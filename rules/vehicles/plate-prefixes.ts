/**
 * How the plates of a city begin (GA 36: character of the province, letter of the office): the cities of M2.2.0's first stage, and those of the
 * demonstration. A deployment adds its own. A city with several letters is named by its first.
 */
const platePrefixes: Readonly<Record<string, string>> = {
  '110000': '京A', '120000': '津A', '140100': '晋A', '210100': '辽A', '310000': '沪A', '320100': '苏A', '320300': '苏C', '320500': '苏E', '330100': '浙A',
  '330200': '浙B', '340100': '皖A', '350100': '闽A', '360100': '赣A', '370300': '鲁C', '410100': '豫A', '420100': '鄂A', '440300': '粤B', '450100': '桂A',
  '500000': '渝A', '510100': '川A', '530100': '云A', '630100': '青A',
}

/** The first two characters of a city's plates; undefined where this table does not know them. */
export const platePrefixOf = (area: string): string | undefined => platePrefixes[area]
