import { translate, type Locale } from '../../messages';

/** Whether an answer to a question is a yes, in the person's language or in English. */
export function agreedTo(answer: string, locale: Locale): boolean {
  const agreed = translate('cli.confirm-answers', {}, locale).split(',');
  return ['y', 'yes', ...agreed].some((word) => word.trim() === answer.trim().toLowerCase());
}
