import { countryCodes, countryOf } from '../catalogue/countries';
import { hash, mix, pick, type Random } from './random';

/** Words that no real company would join: every name has to be visibly made up. */
const first = [
  'Moonlit',
  'Paper',
  'Velvet',
  'Cardboard',
  'Imaginary',
  'Clockwork',
  'Marzipan',
  'Origami',
  'Sleepy',
  'Invisible',
  'Upside-Down',
  'Whispering',
  'Polka-Dot',
  'Gingerbread',
  'Featherweight',
  'Daydream',
  'Borrowed',
  'Nonesuch',
  'Painted',
  'Tin-Plate',
  'Lantern',
  'Make-Believe',
  'Thistledown',
  'Cobweb',
  'Tangerine',
  'Puddle',
  'Snowglobe',
  'Bobbin',
  'Teacup',
  'Zigzag',
  'Hearsay',
  'Umbrella',
];
const second = [
  'Heron',
  'Dragonfly',
  'Walrus',
  'Unicorn',
  'Otter',
  'Griffin',
  'Badger',
  'Pelican',
  'Narwhal',
  'Hedgehog',
  'Phoenix',
  'Tortoise',
  'Lobster',
  'Sparrow',
  'Kraken',
  'Moth',
  'Yeti',
  'Puffin',
  'Basilisk',
  'Mole',
  'Quokka',
  'Sphinx',
  'Weasel',
  'Dodo',
  'Ibex',
  'Magpie',
  'Salamander',
  'Toad',
  'Jackalope',
  'Lemur',
  'Crane',
  'Snail',
];
const trade = [
  'Bakery',
  'Logistics',
  'Bicycles',
  'Analytics',
  'Pottery',
  'Shipping',
  'Textiles',
  'Robotics',
  'Bookshops',
  'Ferries',
  'Orchards',
  'Foundry',
  'Optics',
  'Laundry',
  'Archive',
  'Lighting',
];
const chineseFirst = ['晨星', '纸月', '云梯', '木马', '灯塔', '蒲公英', '玻璃鱼', '风筝'];
const chineseTrade = ['虚构物流', '虚构书店', '虚构工坊', '虚构航运', '虚构面包', '虚构光学'];
const schools = ['School', 'College', 'Academy', 'Institute'];

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('Empty list');
  return found;
};

/** What the list of customers says of one: cheap, so that 100,000 of them can be listed without being built. */
export interface CustomerHeader {
  readonly name: string;
  readonly domain: string;
  readonly country: string;
  readonly school: boolean;
  /** MPN id of an indirect reseller. */
  readonly resellerMpn: string | undefined;
}

const period = first.length * second.length;

/** The name, domain and country of the made-up customer at a place of the list. */
export function customerHeader(seed: number, index: number): CustomerHeader {
  const country = countryOf(at(countryCodes, index));
  const school = index % 8 === 5;
  const round = Math.floor(index / period);
  // One and the same step through all pairs of words: no pair comes twice before all were used.
  const place = ((index % period) * 389 + (hash(seed, 'names') % period)) % period;
  const a = at(first, place);
  const b = at(second, Math.floor(place / first.length));
  const number = round === 0 ? '' : ` ${String(round + 1)}`;
  const what = school ? at(schools, mix(index)) : at(trade, mix(index + seed));
  const form = school ? '' : ` ${at(country.legalForms, mix(index))}`;
  const latin = `${a} ${b} ${what}`;
  const name =
    country.code === 'HK'
      ? `${at(chineseFirst, place)}${at(chineseTrade, mix(place))}${String(index)}${school ? '学校' : '有限公司'}`
      : // A name may begin with a sign that a spreadsheet takes for a formula.
        `${index % 40 === 18 ? '+' : ''}${latin}${number}${form}`;
  const domain = `${latin.toLowerCase().replace(/[^a-z]/g, '')}${String(index)}.example`;
  return { name, domain, country: country.code, school, resellerMpn: index % 10 === 9 ? '4847383' : undefined };
}

const given = [
  'Alba',
  'Bruno',
  'Ciro',
  'Dagny',
  'Ebba',
  'Fynn',
  'Gaja',
  'Håkan',
  'Ilse',
  'Jagoda',
  'Kerem',
  'Lüya',
  'Milo',
  'Nadia',
  'Olle',
  'Pia',
  'Quirin',
  'Rosa',
  'Şule',
  'Tove',
  'Ugo',
  'Vera',
  'Wanda',
  'Xaver',
  'Ylva',
  'Zofia',
  'İnci',
  'Łucja',
];
const family = [
  'Ashgrove',
  'Brambleby',
  'Candlewick',
  'Dewdrop',
  'Evermoss',
  'Fiddlewood',
  'Gooseberry',
  'Hollowell',
  'Inkpen',
  'Jumblatt',
  'Kettledrum',
  'Larkspur',
  'Mudlark',
  'Nettlefold',
  'Oddfellow',
  'Pebblestone',
  'Quillfeather',
  'Rushlight',
  'Sorrelby',
  'Thimbleton',
  'Underhill',
  'Vinegar',
  'Wobblestick',
  'Yarrowby',
  'Zweifelix',
];

/** A made-up person. */
export function personName(random: Random): { readonly firstName: string; readonly lastName: string } {
  return { firstName: pick(given, random), lastName: pick(family, random) };
}
