import { translate, type MessageLocale } from '../../messages';
import { severityOf, type Finding } from '../../migration';
import type { Saying } from '../../workbook';

/** What a row says, as a sentence. */
export function sayingText(saying: Saying, locale: MessageLocale): string {
  if (typeof saying === 'string') return saying;
  if ('key' in saying) return translate(saying.key, saying.values, locale);
  return translate(`row.${saying.code}`, saying.values, locale);
}

export function findingText(finding: Finding, locale: MessageLocale): string {
  return translate(`finding.${finding.code}`, finding.values, locale);
}

/** A finding with the word for how grave it is. */
export function gradedFindingText(finding: Finding, locale: MessageLocale): string {
  const values = { severity: severityOf(finding), sentence: findingText(finding, locale) };
  return translate('check.finding', values, locale);
}
