/** A country of customers: what bills and addresses need of it. */
export interface Country {
  readonly code: string;
  readonly currency: string;
  readonly symbol: string;
  readonly culture: string;
  readonly city: string;
  readonly postalCode: string;
  readonly legalForms: readonly string[];
}

const list: readonly Country[] = [
  {
    code: 'US',
    currency: 'USD',
    symbol: '$',
    culture: 'en-US',
    city: 'Faketown',
    postalCode: '00000',
    legalForms: ['Inc.', 'LLC'],
  },
  {
    code: 'GB',
    currency: 'GBP',
    symbol: '£',
    culture: 'en-GB',
    city: 'Nowhere-on-Sea',
    postalCode: 'ZZ1 1ZZ',
    legalForms: ['Ltd', 'plc'],
  },
  {
    code: 'PL',
    currency: 'PLN',
    symbol: 'zł',
    culture: 'pl-PL',
    city: 'Zmyślonka',
    postalCode: '00-000',
    legalForms: ['Sp. z o.o.', 'S.A.'],
  },
  {
    code: 'SE',
    currency: 'SEK',
    symbol: 'kr',
    culture: 'sv-SE',
    city: 'Påhittsköping',
    postalCode: '000 00',
    legalForms: ['AB'],
  },
  {
    code: 'TR',
    currency: 'TRY',
    symbol: '₺',
    culture: 'tr-TR',
    city: 'Hayalşehir',
    postalCode: '00000',
    legalForms: ['A.Ş.', 'Ltd. Şti.'],
  },
  {
    code: 'IT',
    currency: 'EUR',
    symbol: '€',
    culture: 'it-IT',
    city: 'Invento',
    postalCode: '00000',
    legalForms: ['S.r.l.', 'S.p.A.'],
  },
  {
    code: 'DE',
    currency: 'EUR',
    symbol: '€',
    culture: 'de-DE',
    city: 'Musterhausen',
    postalCode: '00000',
    legalForms: ['GmbH', 'AG'],
  },
  {
    code: 'FR',
    currency: 'EUR',
    symbol: '€',
    culture: 'fr-FR',
    city: 'Inventéville',
    postalCode: '00000',
    legalForms: ['SARL', 'SAS'],
  },
  {
    code: 'HK',
    currency: 'HKD',
    symbol: 'HK$',
    culture: 'zh-HK',
    city: '虚构城',
    postalCode: '000000',
    legalForms: ['有限公司'],
  },
];

const byCode = new Map(list.map((country) => [country.code, country]));

/** Codes of the countries that the made-up customers live in. */
export const countryCodes: readonly string[] = list.map((country) => country.code);

/** A country by its code; any unknown one bills in euro. */
export function countryOf(code: string): Country {
  const upper = code.toUpperCase();
  return (
    byCode.get(upper) ?? {
      code: upper,
      currency: 'EUR',
      symbol: '€',
      culture: 'en-US',
      city: 'Elsewhere',
      postalCode: '00000',
      legalForms: [''],
    }
  );
}

/** Whether a text has the form of a country code. */
export function isCountryCode(text: string): boolean {
  return /^[A-Za-z]{2}$/.test(text);
}
